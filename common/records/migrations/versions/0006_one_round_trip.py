"""An object of the local store is recorded in one round trip, under its name's lock."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_RECORD = """
CREATE FUNCTION live.record_object(
    p_area text, p_tenant text, p_name text, p_size bigint, p_sha256 text, p_media_type text,
    p_at timestamptz, p_micros bigint, p_only_if_absent boolean,
    OUT generation bigint, OUT is_new boolean
) LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_area || '/' || p_tenant || '/' || p_name, 0));
    IF p_only_if_absent THEN
        SELECT o.generation INTO generation FROM live.objects o
         WHERE o.area = p_area AND o.tenant_id = p_tenant AND o.name = p_name
           AND o.deleted_at IS NULL
         ORDER BY o.generation DESC LIMIT 1;
        IF FOUND THEN
            is_new := false;
            RETURN;
        END IF;
    END IF;
    SELECT greatest(coalesce(max(o.generation), 0) + 1, p_micros) INTO generation
      FROM live.objects o
     WHERE o.area = p_area AND o.tenant_id = p_tenant AND o.name = p_name;
    INSERT INTO live.objects (area, tenant_id, name, generation, size, sha256, media_type, metadata,
                              created_at)
    VALUES (p_area, p_tenant, p_name, generation, p_size, p_sha256, p_media_type, '{}', p_at);
    is_new := true;
END
$$
"""


def upgrade() -> None:
    """A generation is a time in microseconds, as in Cloud Storage, and higher than the last."""
    op.execute(_RECORD)
    op.execute("REVOKE ALL ON FUNCTION live.record_object FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION live.record_object TO fv_system")


def downgrade() -> None:
    """Objects are never forgotten by a program."""
    raise NotImplementedError("restore a backup instead")
