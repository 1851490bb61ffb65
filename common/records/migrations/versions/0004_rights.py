"""Who may see and do what: row-level security on every table, and the two roles' rights."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_RECORDS = (
    "tenants",
    "patients",
    "specimens",
    "uploads",
    "timeline",
    "analyses",
    "analysis_revisions",
    "reports",
    "receipts",
    "outbox",
    "dead_letters",
    "idempotency",
)
_OTHERS = ("fences", "audit", "audit_heads", "rate_limits")

# Unset and empty are the same: a pooled connection leaves the setting empty after its transaction.
_TENANT = "tenant_id = nullif(current_setting('app.tenant', true), '')"


def upgrade() -> None:
    """Close every table, then open what each role needs."""
    for table in _RECORDS + _OTHERS:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own_tenant ON {table} USING ({_TENANT}) WITH CHECK ({_TENANT})")
    _let_application()
    _let_system()


def _let_application() -> None:
    op.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    op.execute("GRANT USAGE ON SCHEMA public TO fv_app, fv_system")
    for table in _RECORDS:
        op.execute(f"GRANT SELECT, INSERT, UPDATE ON {table} TO fv_app")
    op.execute("GRANT DELETE ON idempotency TO fv_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON fences TO fv_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO fv_app")
    op.execute("GRANT SELECT ON audit, audit_heads TO fv_app")
    op.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")
    op.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO fv_app")


def _let_system() -> None:
    op.execute("GRANT SELECT (tenant_id) ON tenants TO fv_system")
    op.execute("GRANT SELECT ON outbox, fences TO fv_system")
    op.execute("GRANT UPDATE (sent_at) ON outbox TO fv_system")
    for table in ("tenants", "outbox", "fences"):
        op.execute(f"CREATE POLICY system_reads ON {table} FOR SELECT TO fv_system USING (true)")
    op.execute("CREATE POLICY system_marks ON outbox FOR UPDATE TO fv_system USING (true)")


def downgrade() -> None:
    """Rights are never loosened by a program."""
    raise NotImplementedError("restore a backup instead")
