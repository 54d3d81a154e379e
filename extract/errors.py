"""What can go wrong while a file is read, as one tree.

ReadError
├── MissingFile        there is no such file
├── EmptyFile          the file holds nothing
├── UnknownFormat      the bytes are no format that can be read
├── BrokenFile         the format is known but the bytes are damaged or encrypted
│   └── LockedFile     the file needs a password, or the one that was given is wrong
├── LimitExceeded      the file is larger than the limits allow
├── MissingTool        an outside program or an extra is needed
└── UnknownReader      no reader has the name that was asked for
"""


class ReadError(Exception):
    """Base of all errors of reading; the message is one sentence for the user, in Chinese."""


class MissingFile(ReadError):
    """There is no such file."""


class EmptyFile(ReadError):
    """The file holds nothing."""


class UnknownFormat(ReadError):
    """The bytes are no format that can be read."""


class BrokenFile(ReadError):
    """The format is known but the bytes are damaged or encrypted."""


class LockedFile(BrokenFile):
    """The file needs a password, or the one that was given is wrong."""


class LimitExceeded(ReadError):
    """The file is larger than the limits allow."""


class MissingTool(ReadError):
    """An outside program or an extra is needed to read the file."""


class UnknownReader(ReadError):
    """No reader has the name that was asked for."""
