"""Many uploads at once in the records of a running server, written as the product writes them."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from common.backends import local
from common.backends.local.postgres import Postgres
from tests.e2e.browsing import Site
from tests.unit.seeds import Seeds, upload_of

TENANT = "orchard"


def crowd(site: Site, count: int) -> None:
    """That many uploads in the orchard's worklist, each a second older than the one before."""
    folder = Path(site.settings.data) / "postgres"
    port = int((folder / "data" / "postmaster.pid").read_text().splitlines()[3])
    found = Postgres(folder).addresses(port)
    settings = replace(
        site.settings, app_database_url=found.app_url, system_database_url=found.system_url
    )
    backend, seeds = local.build(settings), Seeds(TENANT)
    records = backend.records
    with closing(records), records.transaction(TENANT) as transaction:
        for n in range(count):
            made = upload_of(seeds, f"crowd-{n}", backend, backend.now() - timedelta(seconds=n))
            transaction.create(replace(made, patient_id=None, specimen_id=None))
