"""Headings: whose report each file is and of which year, read before files are gathered into cases."""

from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from extract.errors import ReadError
from gouji.batch.cases import Key, Placed, Task, grouped, whose
from gouji.batch.executors import Crew, result_of
from gouji.batch.job import Call, Heading, Job
from gouji.batch.run import Order
from gouji.batch.supervisor import supervised
from gouji.batch.work import headed
from gouji.pipeline import NamedBytes


def by_heading(inputs: Sequence[Placed], crew: Crew, order: Order) -> list[Task]:
    """The cases that inputs make by the agency and year that they name; what a manifest says goes first."""
    found: dict[int, Heading] = {}
    pending: dict[Future[object], Placed] = {}
    for place in inputs:
        call = None if place.input.agency and place.input.year else _call(place, order)
        if call is not None:
            pending[crew.executor.submit(supervised, call)] = place
        while len(pending) >= crew.width():
            _collect(pending, found)
    while pending:
        _collect(pending, found)
    return grouped([(place, _key(place, found.get(place.position))) for place in inputs])


def _call(place: Placed, order: Order) -> Call | None:
    """What a worker is asked; nothing where the file cannot be had, which is said when its turn comes."""
    try:
        data = place.input.fetch().data
    except ReadError:
        return None
    job = Job((NamedBytes(place.input.title, data),), order.course)
    return Call(headed, job, order.seconds, order.megabytes)


def _collect(pending: dict[Future[object], Placed], found: dict[int, Heading]) -> None:
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        place, answer = pending.pop(future), result_of(future)
        if isinstance(answer, Heading):
            found[place.position] = answer


def _key(place: Placed, heading: Heading | None) -> Key:
    said = heading or Heading()
    return whose(place, place.input.agency or said.agency, place.input.year or said.year)
