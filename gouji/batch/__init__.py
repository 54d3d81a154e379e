"""Many reports: found, audited in supervised processes on one machine or many, stored as they are finished."""
