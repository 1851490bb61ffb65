"""Old rows that have served may be deleted, and no others: the database checks their age."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OLD = {
    "idempotency": "created_at < now() - interval '24 hours'",
    "outbox": "sent_at < now() - interval '7 days'",
    "fences": "number < extract(epoch from now() - interval '30 days') * 1000",
}


def upgrade() -> None:
    """Let the role fv_system delete those rows.

    The restrictive policy holds even where the role names a tenant, whose rows it would own.
    """
    for table, is_old in _OLD.items():
        op.execute(f"GRANT DELETE ON {table} TO fv_system")
        rule = f"FOR DELETE TO fv_system USING ({is_old})"
        op.execute(f"CREATE POLICY system_prunes ON {table} AS PERMISSIVE {rule}")
        op.execute(f"CREATE POLICY system_prunes_only ON {table} AS RESTRICTIVE {rule}")
    op.execute("GRANT SELECT (created_at) ON idempotency TO fv_system")
    op.execute("CREATE POLICY system_reads ON idempotency FOR SELECT TO fv_system USING (true)")


def downgrade() -> None:
    """Rights are never loosened by a program."""
    raise NotImplementedError("restore a backup instead")
