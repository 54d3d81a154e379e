"""Progress on a terminal, and silence where nobody watches."""

import io

from gouji.progress import progress_on


class Terminal(io.StringIO):
    """A stream that someone watches."""

    def isatty(self):
        return True


def test_a_terminal_shows_which_page_is_being_recognised_and_is_left_clean():
    terminal = Terminal()
    show = progress_on(terminal)
    for done in range(3):
        show(done, 2)
    first, second, last = terminal.getvalue().split("\r\x1b[K")[1:]
    assert "1/2" in first
    assert "2/2" in second
    assert last == ""


def test_nothing_is_printed_into_a_file():
    assert progress_on(io.StringIO()) is None
