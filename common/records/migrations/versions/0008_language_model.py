"""Whether a clinic lets a hosted language model point to values on its documents: off at first."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the setting to each tenant."""
    op.execute("ALTER TABLE tenants ADD COLUMN language_model BOOLEAN NOT NULL DEFAULT false")
    # What is new says it itself; the default served the rows that are there.
    op.execute("ALTER TABLE tenants ALTER COLUMN language_model DROP DEFAULT")


def downgrade() -> None:
    """A setting that a clinic chose is not dropped by a program."""
    raise NotImplementedError("restore a backup instead")
