"""Page numbers in a sentence."""

from collections.abc import Sequence


def listed(numbers: Sequence[int]) -> str:
    """Page numbers as a reader would list them, runs put together.

    >>> listed([1, 2, 3, 7, 9, 10])
    '1—3、7、9—10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "、".join("—".join(str(n) for n in run) for run in runs)
