"""Environment of the migrations: run over the connection that the program has opened."""

from alembic import context

from gouji.review.models import Row


def run() -> None:
    """Run the migrations; the caller's transaction holds them together."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Row.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    context.run_migrations()


run()
