"""The first schema: documents, cases, audits, and the logs of corrections and decisions.

Types are the database's own, so that later changes to the models leave this migration as it was released.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

HASH, WORD = sa.String(64), sa.String(16)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables, in the order in which they refer to each other."""
    _documents()
    _cases()
    _audits()
    _summaries()
    _corrections()
    _decisions()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("sha256", HASH, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("source_url", sa.Text),
        sa.Column("retrieved_at", sa.Text),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_documents"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", HASH, nullable=False),
        sa.Column("lineage", sa.Integer),
        sa.Column("log", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.ForeignKeyConstraint(["lineage"], ["cases.id"], name="fk_cases_lineage_cases"),
        sa.UniqueConstraint("digest", name="uq_cases_digest"),
    )
    op.create_index("ix_cases_lineage", "cases", ["lineage"])
    op.create_table(
        "case_files",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_files"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_files_case_id_cases"),
        sa.ForeignKeyConstraint(
            ["sha256"], ["documents.sha256"], name="fk_case_files_sha256_documents"
        ),
    )
    op.create_index("ix_case_files_sha256", "case_files", ["sha256"])


def _audits() -> None:
    counts = ("numbers", "high", "medium", "low", "info", "outstanding")
    op.create_table(
        "audits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("rules", HASH, nullable=False),
        sa.Column("settings", HASH, nullable=False),
        sa.Column("log", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
        sa.Column("by_nature", sa.JSON, nullable=False),
        sa.Column("by_mark", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_audits_case_id_cases"),
        sa.UniqueConstraint(
            "case_id", "rules", "settings", name="uq_audits_case_id_rules_settings"
        ),
    )
    op.create_index("ix_audits_current_agency", "audits", ["current", "agency"])
    op.create_index("ix_audits_current_year", "audits", ["current", "year"])


def _summaries() -> None:
    op.create_table(
        "results",
        sa.Column("audit_id", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name="pk_results"),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name="fk_results_audit_id_audits", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "findings",
        sa.Column("audit_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("key", HASH, nullable=False),
        sa.Column("fingerprint", HASH, nullable=False),
        sa.Column("rule", HASH, nullable=False),
        sa.Column("family", sa.String(32), nullable=False),
        sa.Column("nature", sa.String(32), nullable=False),
        sa.Column("severity", WORD, nullable=False),
        sa.Column("ruling", sa.Integer),
        sa.PrimaryKeyConstraint("audit_id", "position", name="pk_findings"),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name="fk_findings_audit_id_audits", ondelete="CASCADE"
        ),
    )


def _corrections() -> None:
    place = ("block", "start", "end")
    words = ("raw", "quote", "old", "new", "reason", "who")
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("subject", HASH, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("field", WORD, nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in place),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("target", sa.JSON),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_corrections_case_id_cases"),
        sa.ForeignKeyConstraint(
            ["undoes"], ["corrections.id"], name="fk_corrections_undoes_corrections"
        ),
        sa.UniqueConstraint(
            "case_id", "subject", "turn", name="uq_corrections_case_id_subject_turn"
        ),
        sa.UniqueConstraint("undoes", name="uq_corrections_undoes"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("key", HASH, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("fingerprint", HASH, nullable=False),
        sa.Column("ruling", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_decisions_case_id_cases"),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name="fk_decisions_undoes_decisions"),
        sa.UniqueConstraint("case_id", "key", "turn", name="uq_decisions_case_id_key_turn"),
        sa.UniqueConstraint("undoes", name="uq_decisions_undoes"),
    )
