"""Rate limits: a counter for each tenant and bucket in a table that is not logged."""

from common.records.connect import Pool

_HIT = "SELECT rate_hit(:tenant_id, :bucket, :most, :window_s)"


def hit(pool: Pool, tenant_id: str, bucket: str, limit: int, window_s: int) -> int:
    """Count one use in a sliding window; the seconds to wait where it was one too many, else 0."""
    values = {"tenant_id": tenant_id, "bucket": bucket, "most": limit, "window_s": window_s}
    with pool.alone() as session:
        return int(str(session.rows(_HIT, values)[0][0]))
