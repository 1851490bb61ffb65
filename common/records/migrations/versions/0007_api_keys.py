"""Keys of integrators: digests only, under the tenant that each key names in clear."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE api_keys (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    family TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes JSONB NOT NULL,
    digest BYTEA NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP WITH TIME ZONE,
    replaced_by TEXT,
    revoked_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (tenant_id, key_id)
);
CREATE INDEX api_keys_by_created_at ON api_keys (tenant_id, created_at DESC, key_id DESC);
"""
_TENANT = "tenant_id = nullif(current_setting('app.tenant', true), '')"


def upgrade() -> None:
    """Create the table, closed to every other tenant; a key is never deleted, only revoked."""
    op.execute(_TABLE)
    op.execute("ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE api_keys FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_tenant ON api_keys USING ({_TENANT}) WITH CHECK ({_TENANT})")
    op.execute("GRANT SELECT, INSERT, UPDATE ON api_keys TO fv_app")


def downgrade() -> None:
    """Keys are never dropped by a program."""
    raise NotImplementedError("restore a backup instead")
