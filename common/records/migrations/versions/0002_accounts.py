"""Fences, the audit chain and rate limits, with the functions that alone write them."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE fences (
    tenant_id TEXT NOT NULL,
    job TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, job)
);
CREATE TABLE audit (
    tenant_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    subject TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    detail JSONB NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, number)
);
CREATE INDEX audit_by_subject ON audit (tenant_id, subject, number);
CREATE INDEX audit_by_target ON audit (tenant_id, target, number);
CREATE TABLE audit_heads (
    tenant_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id)
);
CREATE UNLOGGED TABLE rate_limits (
    tenant_id TEXT NOT NULL,
    bucket TEXT NOT NULL,
    slot BIGINT NOT NULL,
    count BIGINT NOT NULL,
    previous BIGINT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, bucket)
);
"""

# A job's fence never falls. The row is locked until the transaction ends, so a writer that lost its
# lease either commits before its successor begins or is refused.
_FENCE = """
CREATE FUNCTION fence(of_job text, claimed bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    seen bigint;
BEGIN
    INSERT INTO public.fences AS f (tenant_id, job, number)
    VALUES (current_setting('app.tenant', true), of_job, claimed)
    ON CONFLICT (tenant_id, job) DO UPDATE SET number = excluded.number
    WHERE f.number < excluded.number;
    IF NOT FOUND THEN
        SELECT f.number INTO seen FROM public.fences f
        WHERE f.tenant_id = current_setting('app.tenant', true) AND f.job = of_job;
        IF seen > claimed THEN
            RAISE EXCEPTION 'a stale claim' USING ERRCODE = 'FV001';
        END IF;
    END IF;
END $$;
"""

# An array's JSON text is canonical: jsonb orders its keys and knows one way to write each value.
_DIGEST = """
CREATE FUNCTION audit_digest(previous text, tenant_id text, number bigint, at timestamptz,
    subject text, role text, action text, kind text, target text, detail jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC'
SET datestyle = 'ISO' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(previous, tenant_id, number,
        to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        subject, role, action, kind, target, detail)::text, 'UTF8')), 'hex')
$$;
"""

# Runs with the owner's rights, so that the application can append and do nothing else. Locking the
# head puts the tenant's entries in one order without a gap.
_APPEND = """
CREATE FUNCTION audit_append(entries jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tenant text := current_setting('app.tenant', true);
    head public.audit_heads;
    entry jsonb;
    stamp timestamptz;
    digest text;
BEGIN
    INSERT INTO public.audit_heads VALUES (tenant, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM public.audit_heads h WHERE h.tenant_id = tenant FOR UPDATE;
    FOR entry IN SELECT value FROM jsonb_array_elements(entries) LOOP
        stamp := clock_timestamp();
        digest := public.audit_digest(head.hash, tenant, head.number + 1, stamp, entry->>0,
            entry->>1, entry->>2, entry->>3, entry->>4, entry->5);
        INSERT INTO public.audit VALUES (tenant, head.number + 1, stamp, entry->>0, entry->>1,
            entry->>2, entry->>3, entry->>4, entry->5, head.hash, digest);
        head.number := head.number + 1;
        head.hash := digest;
    END LOOP;
    UPDATE public.audit_heads h SET number = head.number, hash = head.hash
    WHERE h.tenant_id = tenant;
END $$;
"""

# The place of the first entry that is missing, changed, moved or beyond the head; NULL if none.
_VERIFY = """
CREATE FUNCTION audit_broken() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH chain AS (
        SELECT a.*, row_number() OVER w AS place, lag(a.hash, 1, repeat('0', 64)) OVER w AS before
        FROM public.audit a WHERE a.tenant_id = current_setting('app.tenant', true)
        WINDOW w AS (ORDER BY a.number)
    ), head AS (
        SELECT coalesce(max(h.number), 0) AS number, max(h.hash) AS hash
        FROM public.audit_heads h WHERE h.tenant_id = current_setting('app.tenant', true)
    )
    SELECT least(
        (SELECT min(place) FROM chain WHERE number <> place OR previous <> before OR place >
            (SELECT number FROM head) OR hash <> public.audit_digest(previous, tenant_id, number,
            at, subject, role, action, kind, target, detail)),
        (SELECT count(*) + 1 FROM chain HAVING count(*) < (SELECT number FROM head)),
        (SELECT number FROM chain WHERE number = (SELECT number FROM head)
            AND hash <> (SELECT hash FROM head))
    )
$$;
"""

# A sliding window in one row: this window's count, and the share of the last one still in view.
# A refused use is not counted, so that a client which keeps trying gets its share all the same.
_HIT = """
CREATE FUNCTION rate_hit(tenant text, of_bucket text, most bigint, window_s bigint)
RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    seconds double precision := extract(epoch FROM clock_timestamp());
    current_slot bigint := floor(seconds / window_s);
    share double precision := seconds / window_s - current_slot;
    used bigint;
    earlier bigint;
BEGIN
    PERFORM set_config('app.tenant', tenant, true);
    INSERT INTO public.rate_limits AS r VALUES (tenant, of_bucket, current_slot, 0, 0,
        to_timestamp((current_slot + 2) * window_s))
    ON CONFLICT (tenant_id, bucket) DO UPDATE SET
        previous = CASE r.slot WHEN current_slot THEN r.previous
            WHEN current_slot - 1 THEN r.count ELSE 0 END,
        count = CASE r.slot WHEN current_slot THEN r.count ELSE 0 END,
        slot = current_slot, expires_at = excluded.expires_at
    RETURNING r.count, r.previous INTO used, earlier;
    IF used + earlier * (1 - share) + 1 <= most THEN
        UPDATE public.rate_limits r SET count = r.count + 1
        WHERE r.tenant_id = tenant AND r.bucket = of_bucket;
        IF used = 0 THEN
            DELETE FROM public.rate_limits WHERE ctid IN (
                SELECT r.ctid FROM public.rate_limits r WHERE r.tenant_id = tenant
                AND r.expires_at < clock_timestamp() LIMIT 100 FOR UPDATE SKIP LOCKED);
        END IF;
        RETURN 0;
    END IF;
    IF used + 1 > most THEN
        RETURN ceil(window_s * (1 - share) + window_s::double precision / greatest(most, 1));
    END IF;
    share := 1 - (most - used - 1)::double precision / earlier - share;
    RETURN greatest(1, ceil(window_s * share));
END $$;
"""


def upgrade() -> None:
    """Create them."""
    for statement in (_TABLES, _FENCE, _DIGEST, _APPEND, _VERIFY, _HIT):
        op.execute(statement)


def downgrade() -> None:
    """Accounts are never dropped by a program."""
    raise NotImplementedError("restore a backup instead")
