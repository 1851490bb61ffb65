"""The same SELECTs as the API's reads, in a transaction with `set_config`, through the same pool.

Nothing else: no sign-in, no rights, no audit row, no schema.
"""

import json

import flask
import functions_framework

from common.domain.model import Analysis, AnalysisRevision, Upload
from common.records import sql
from common.records.columns import TABLES
from common.records.connect import Pool
from common.settings import Settings

TENANT = "bench"
SETTINGS = Settings.from_env()
POOL = Pool(SETTINGS.app_database_url, SETTINGS.database_pool)
OPENING = f"SELECT set_config('app.tenant', '{TENANT}', true);"
LIST, VALUES = sql.find(TABLES[Upload], {}, ("changed_at", "upload_id"), True, None)


@functions_framework.http
def reads(request: flask.Request) -> flask.Response:
    """`/uploads`: the newest fifty; `/analyses/ID`: the newest revision of one."""
    name = request.path.rpartition("/")[2]
    with POOL.transaction(OPENING) as session:
        if name == "uploads":
            found = session.named_rows(LIST, {**VALUES, "tenant_id": TENANT, "limit": 51})
        else:
            key = {"tenant_id": TENANT, "analysis_id": name, "revision": 1}
            found = session.named_rows(sql.select(TABLES[Analysis], False), key)
            found += session.named_rows(sql.select(TABLES[AnalysisRevision], False), key)
    return flask.Response(json.dumps(found, default=str), mimetype="application/json")
