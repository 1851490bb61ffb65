"""What a month costs by clinic size: measured seconds, the deployment's own tables, dated prices.

python terraform/cost.py             the three sizes
python terraform/cost.py --json      the same for a program
python terraform/cost.py --zonal     the database in one zone, as in a trial deployment
"""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
DAYS = 30.4
HOURS = DAYS * 24
SECONDS = HOURS * 3600
GROUPS = {
    "run": "Cloud Run",
    "sql": "Cloud SQL",
    "storage": "Cloud Storage",
    "balancer": "Load balancer",
    "armor": "Cloud Armor",
    "egress": "Traffic out",
}
OTHERS = "Everything else"


@dataclass(frozen=True)
class Model:
    """The tables that everything is computed from."""

    prices: Mapping[str, Mapping[str, Any]]
    usage: Mapping[str, Mapping[str, Any]]
    functions: Mapping[str, Mapping[str, Any]]
    sizes: Mapping[str, Mapping[str, Any]]

    @staticmethod
    def read(folder: Path = FOLDER) -> "Model":
        """Those that lie beside this program."""
        names = ("prices", "usage", "functions", "sizes")
        found = {name: json.loads((folder / f"{name}.json").read_text()) for name in names}
        return Model(**{**found, "prices": found["prices"]["prices"]})


def amounts(model: Model, size: str, *, zones: int = 2) -> dict[str, float]:
    """How much of each priced thing a month takes, before what is free."""
    analyses = model.sizes[size]["analyses_per_day"] * DAYS
    assumed = model.usage["assumed"]
    kept_gib = analyses * assumed["kept_each_mib"] / 1024
    incoming_gib = analyses * assumed["file_mib"] / 1024
    requests = analyses * assumed["requests_each"]["api"]
    out_gib = analyses * assumed["egress_each_mib"] / 1024
    return {
        **_run(model, size, analyses),
        **_sql(model, size, zones),
        "storage_gib": kept_gib * assumed["months_warm"] + incoming_gib,
        "storage_cold_gib": kept_gib * (assumed["months_kept"] - assumed["months_warm"]),
        "storage_writes": analyses * assumed["storage_writes_each"],
        "storage_reads": analyses * assumed["storage_reads_each"],
        "balancer_h": HOURS,
        "balancer_gib": out_gib,
        "armor_policy": assumed["armor_policies"],
        "armor_rule": assumed["armor_rules"],
        "armor_requests": requests,
        "egress_gib": out_gib,
        "kms_version": assumed["key_versions"],
        "kms_calls": analyses * assumed["kms_calls_each"],
        "secret_version": assumed["secret_versions"],
        "pubsub_tib": analyses * assumed["messages_each"] * assumed["message_kib"] / 2**30,
        "firestore_writes": analyses * assumed["documents_written_each"],
        "firestore_reads": analyses * assumed["documents_read_each"],
        "logs_gib": analyses * assumed["log_each_kib"] / 2**20,
        "images_gib": assumed["images_gib"],
    }


def _run(model: Model, size: str, analyses: float) -> dict[str, float]:
    """Seconds of processor and memory that Cloud Run bills, warm instances' waiting apart."""
    measured, assumed = model.usage["measured"], model.usage["assumed"]
    sweeps = {"ingest": SECONDS / 300}
    found = dict.fromkeys(("run_vcpu_s", "run_gib_s", "run_requests"), 0.0)
    found |= dict.fromkeys(("run_idle_vcpu_s", "run_idle_gib_s"), 0.0)
    for name, row in model.functions.items():
        requests = analyses * assumed["requests_each"][name]
        busy = analyses * measured["cpu_s_each"][name] + requests * assumed["wait_s"][name]
        # An event each may meet a sleeping function; the API's requests come together.
        starts = analyses * assumed["cold_share"][size]
        busy += starts * measured["start_cpu_s"] + sweeps.get(name, 0) * assumed["sweep_s"]
        warm = model.sizes[size]["warm"][name] * SECONDS
        found["run_vcpu_s"] += busy * row["cpu"]
        found["run_gib_s"] += busy * row["memory_mib"] / 1024
        found["run_requests"] += requests + sweeps.get(name, 0)
        found["run_idle_vcpu_s"] += max(0.0, warm - busy) * row["cpu"]
        found["run_idle_gib_s"] += max(0.0, warm - busy) * row["memory_mib"] / 1024
    return found


def _sql(model: Model, size: str, zones: int) -> dict[str, float]:
    """A machine and a disk in each zone; backups once."""
    row = model.sizes[size]
    _, _, processors, mebibytes = row["tier"].split("-")
    return {
        "sql_vcpu_h": int(processors) * HOURS * zones,
        "sql_gib_h": int(mebibytes) / 1024 * HOURS * zones,
        "sql_ssd_gib": row["disk_gb"] * zones,
        "sql_backup_gib": row["disk_gb"] * model.usage["assumed"]["backup_share_of_disk"],
    }


def dollars(model: Model, used: Mapping[str, float]) -> dict[str, float]:
    """The price of each amount beyond what is free."""
    return {
        name: max(0.0, amount - model.prices[name]["free"]) * model.prices[name]["price"]
        for name, amount in used.items()
    }


def grouped(costs: Mapping[str, float]) -> dict[str, float]:
    """The same by service."""
    found = dict.fromkeys([*GROUPS.values(), OTHERS], 0.0)
    for name, cost in costs.items():
        found[GROUPS.get(name.split("_")[0], OTHERS)] += cost
    return found


def table(model: Model, zones: int) -> str:
    """The three sizes beside each other, and what the figures stand on."""
    by_size = {
        size: grouped(dollars(model, amounts(model, size, zones=zones))) for size in model.sizes
    }
    rows = [["US dollars a month", *model.sizes]]
    rows.append(["analyses a day", *(str(s["analyses_per_day"]) for s in model.sizes.values())])
    for group in [*GROUPS.values(), OTHERS]:
        rows.append([group, *(f"{by_size[size][group]:.2f}" for size in model.sizes)])
    totals = {size: sum(costs.values()) for size, costs in by_size.items()}
    rows.append(["Total", *(f"{totals[size]:.2f}" for size in model.sizes)])
    expected = model.usage["expected"]
    rows.append(["expected", *("{}-{}".format(*expected[size]) for size in model.sizes)])
    rows.append(["", *(_verdict(totals[size], expected[size]) for size in model.sizes)])
    lines = ["  ".join([row[0].ljust(20), *(cell.rjust(10) for cell in row[1:])]) for row in rows]
    unseen = [name for name, price in model.prices.items() if price["seen"] is None]
    lines += [
        "",
        f"Measured: {model.usage['measured']['how']}.",
        f"Assumed, in terraform/usage.json: {model.usage['assumed']['why']}",
        f"Prices not confirmed at their source: {', '.join(unseen)}.",
    ]
    return "\n".join(lines)


def _verdict(total: float, expected: list[float]) -> str:
    if total > expected[1]:
        return f"{total - expected[1]:.0f} over"
    return "within" if total >= expected[0] else "below"


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="What a month costs by clinic size.")
    parser.add_argument("--json", action="store_true", help="for a program")
    parser.add_argument("--zonal", action="store_true", help="the database in one zone")
    asked = parser.parse_args(arguments)
    model, zones = Model.read(), 1 if asked.zonal else 2
    if not asked.json:
        print(table(model, zones))
        return 0
    for size in model.sizes:
        used = amounts(model, size, zones=zones)
        costs = dollars(model, used)
        total = round(sum(costs.values()), 2)
        print(json.dumps({"size": size, "total": total, "dollars": costs, "amounts": used}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
