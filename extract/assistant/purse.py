"""Purse: tokens and money, counted for every request that was sent, and what may still be spent.

A request is paid for in advance with the most that it can cost; when its answer is there, what it did cost takes the
place of that. So requests that run at the same time can't exceed a budget together.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from threading import Lock

from openai import OpenAIError

from extract.assistant.settings import Settings


class BudgetReached(OpenAIError):
    """The next request could exceed a budget; an error of the SDK's own kind, so that the SDK does not retry it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a request; ``estimated`` where the server did not say."""

    given: int = 0
    answered: int = 0
    estimated: bool = False

    @property
    def total(self) -> int:
        """Both together."""
        return self.given + self.answered


@dataclass(slots=True)
class Spent:
    """What was sent and spent for one document or for a run."""

    requests: int = 0
    given: int = 0
    answered: int = 0
    unmetered: int = 0
    cost: Decimal = Decimal(0)
    held: dict[int, tuple[int, Decimal]] = field(default_factory=dict)

    def add(self, tokens: Tokens, cost: Decimal) -> None:
        """Count one request."""
        self.requests += 1
        self.given += tokens.given
        self.answered += tokens.answered
        self.unmetered += tokens.estimated
        self.cost += cost

    def would_be(self, tokens: Tokens, cost: Decimal) -> tuple[int, Decimal]:
        """Tokens and cost with everything that is under way and one request more."""
        held = self.held.values()
        total = self.given + self.answered + sum(each for each, _ in held) + tokens.total
        return total, self.cost + sum((each for _, each in held), Decimal(0)) + cost


class Purse:
    """Counts for a run and for each of its documents; safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._next = 0
        self.run = Spent()
        self.documents: defaultdict[str, Spent] = defaultdict(Spent)

    def next_case(self) -> None:
        """Begin the documents anew; what the run has spent stays spent."""
        with self._lock:
            self.documents.clear()

    @property
    def case(self) -> Spent:
        """What the documents of this case came to together."""
        found = Spent()
        for each in self.documents.values():
            found.requests += each.requests
            found.given += each.given
            found.answered += each.answered
            found.unmetered += each.unmetered
            found.cost += each.cost
        return found

    def cost(self, tokens: Tokens) -> Decimal:
        """What these tokens cost."""
        return tokens.given * self._settings.price_in + tokens.answered * self._settings.price_out

    def hold(self, document: str, most: Tokens) -> int:
        """Set aside the most that a request can cost; raises BudgetReached where that would exceed a budget."""
        cost = self.cost(most)
        with self._lock:
            s = self._settings
            for spent, budget, tokens in (
                (self.run, s.budget_run, s.tokens_run),
                (self.documents[document], s.budget_document, s.tokens_document),
            ):
                total, price = spent.would_be(most, cost)
                if (budget is not None and price > budget) or (
                    tokens is not None and total > tokens
                ):
                    raise BudgetReached("budget")
            self._next += 1
            for spent in (self.run, self.documents[document]):
                spent.held[self._next] = (most.total, cost)
            return self._next

    def settle(self, document: str, ticket: int, tokens: Tokens | None) -> None:
        """Take back what was set aside and count what it was; None where nothing was sent."""
        with self._lock:
            for spent in (self.run, self.documents[document]):
                if spent.held.pop(ticket, None) is not None and tokens is not None:
                    spent.add(tokens, self.cost(tokens))
