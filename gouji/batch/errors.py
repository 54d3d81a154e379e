"""What can end a run over many reports before every input has its outcome, as one tree.

BatchError
├── BadSource       a source cannot be listed at all
├── ClusterLost     the scheduler of the cluster cannot be reached, or is gone
├── Untaken         a worker cannot do what was asked for, as it would be done elsewhere
└── CannotWrite     the results cannot be written where they were asked for
"""


class BatchError(Exception):
    """Base of all errors of a run; the message is one sentence for the user, in Chinese."""


class BadSource(BatchError):
    """A source cannot be listed at all."""


class ClusterLost(BatchError):
    """The scheduler of the cluster cannot be reached, or is gone."""


class Untaken(BatchError):
    """A worker cannot do what was asked for, as it would be done elsewhere."""


class CannotWrite(BatchError):
    """The results cannot be written where they were asked for."""
