"""Where a key was last used from, and how often its sender did something that is accounted for."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the range of addresses; an index that only entries of integrators pay for."""
    op.execute("ALTER TABLE api_keys ADD COLUMN last_address TEXT")
    op.execute(
        "CREATE INDEX audit_of_integrators ON audit (tenant_id, subject, at)"
        " WHERE role = 'integrator'"
    )


def downgrade() -> None:
    """What was recorded is not dropped by a program."""
    raise NotImplementedError("restore a backup instead")
