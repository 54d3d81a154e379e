"""What can go wrong while papers are written, as one tree.

ExportError
├── BadResult     the file holds no result of an audit
├── BadTemplate   a template cannot be opened or asks for what no paper knows
└── NoPdf         there is no PDF to put marks on
"""


class ExportError(Exception):
    """Base of all errors of exporting; the message is one sentence for the user, in Chinese."""


class BadResult(ExportError):
    """The file holds no result of an audit."""


class BadTemplate(ExportError):
    """A template cannot be opened or asks for what no paper knows."""


class NoPdf(ExportError):
    """There is no PDF to put marks on."""
