"""The local backend's queue, live state and object list."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LIVE = """
CREATE SCHEMA live;
CREATE TABLE live.claims (
    job TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE,
    holder TEXT,
    PRIMARY KEY (job)
);
CREATE TABLE live.progress (
    tenant_id TEXT NOT NULL,
    upload_id TEXT NOT NULL,
    step TEXT,
    share DOUBLE PRECISION,
    at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (tenant_id, upload_id)
);
CREATE TABLE live.queue (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    subscription TEXT NOT NULL,
    event JSONB NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE NOT NULL,
    available_at TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts INTEGER DEFAULT '0' NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE,
    last_error TEXT,
    PRIMARY KEY (id)
);
CREATE INDEX queue_by_due ON live.queue (subscription, available_at);
CREATE TABLE live.objects (
    area TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    name TEXT NOT NULL,
    generation BIGINT NOT NULL,
    size BIGINT,
    sha256 TEXT,
    crc32c TEXT,
    media_type TEXT,
    metadata JSONB,
    created_at TIMESTAMP WITH TIME ZONE,
    announced_at TIMESTAMP WITH TIME ZONE,
    deleted_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (area, tenant_id, name, generation)
);
CREATE TABLE live.seen (
    area TEXT,
    path TEXT NOT NULL,
    inode BIGINT,
    mtime_ns BIGINT,
    size BIGINT,
    generation BIGINT,
    PRIMARY KEY (path)
);
"""


def upgrade() -> None:
    """Create the schema `live`, for the role fv_system alone."""
    op.execute(_LIVE)
    op.execute("GRANT USAGE ON SCHEMA live TO fv_system")
    op.execute("GRANT ALL ON ALL TABLES IN SCHEMA live TO fv_system")
    op.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA live TO fv_system")


def downgrade() -> None:
    """Nothing is dropped by a program."""
    raise NotImplementedError("restore a backup instead")
