"""The cost model: its arithmetic, its sources, and that the budget of each size covers it."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from terraform import cost

MODEL = cost.Model.read()
SIZES = sorted(MODEL.sizes)
TERRAFORM = Path(cost.__file__).parent


def test_every_price_says_where_it_is_from() -> None:
    for name, price in MODEL.prices.items():
        assert price["source"].startswith("https://"), name
        assert price["price"] > 0, name
        assert price["unit"], name
        assert price["seen"] is None or re.fullmatch(r"20\d\d-\d\d(-\d\d)?", price["seen"]), name


@pytest.mark.parametrize("size", SIZES)
def test_every_price_is_used_and_every_amount_has_one(size: str) -> None:
    assert set(cost.amounts(MODEL, size)) == set(MODEL.prices)


def test_a_database_by_hand() -> None:
    """Two zones of one processor and 3.75 GiB: 2 x 729.6 h x (0.0413 + 3.75 x 0.007)."""
    costs = cost.dollars(MODEL, cost.amounts(MODEL, "small"))
    assert costs["sql_vcpu_h"] == pytest.approx(60.26, abs=0.01)
    assert costs["sql_gib_h"] == pytest.approx(38.30, abs=0.01)
    one = cost.dollars(MODEL, cost.amounts(MODEL, "small", zones=1))
    assert one["sql_vcpu_h"] == pytest.approx(costs["sql_vcpu_h"] / 2)


def test_seconds_of_a_function_by_hand() -> None:
    """100 analyses a month of one second of work and one of waiting, nothing cold: 200 s."""
    usage = json.loads(json.dumps(MODEL.usage))
    usage["measured"]["cpu_s_each"] = {"ingest": 0, "analyze": 1, "report": 0, "api": 0}
    usage["assumed"]["wait_s"] = {"ingest": 0, "analyze": 1, "report": 0, "api": 0}
    usage["assumed"]["cold_share"] = {"small": 0}
    usage["assumed"]["sweep_s"] = 0
    sizes = {"small": {**MODEL.sizes["small"], "analyses_per_day": 100 / cost.DAYS}}
    used = cost.amounts(replace(MODEL, usage=usage, sizes=sizes), "small")
    row = MODEL.functions["analyze"]
    assert used["run_vcpu_s"] == pytest.approx(200 * row["cpu"])
    assert used["run_gib_s"] == pytest.approx(200 * row["memory_mib"] / 1024)


def test_what_is_free_costs_nothing() -> None:
    costs = cost.dollars(MODEL, {"run_vcpu_s": MODEL.prices["run_vcpu_s"]["free"]})
    assert costs == {"run_vcpu_s": 0.0}
    more = cost.dollars(MODEL, {"run_vcpu_s": MODEL.prices["run_vcpu_s"]["free"] + 1e6})
    assert more["run_vcpu_s"] == pytest.approx(24.0)


def test_a_warm_instance_costs_while_it_waits() -> None:
    used = cost.amounts(MODEL, "large")
    warm = sum(MODEL.sizes["large"]["warm"][n] * r["cpu"] for n, r in MODEL.functions.items())
    assert 0 < used["run_idle_vcpu_s"] <= warm * cost.SECONDS
    assert cost.amounts(MODEL, "small")["run_idle_vcpu_s"] == 0


@pytest.mark.parametrize("size", SIZES)
def test_the_budget_of_a_size_covers_what_it_should_cost(size: str) -> None:
    total = sum(cost.dollars(MODEL, cost.amounts(MODEL, size)).values())
    assert total < MODEL.sizes[size]["budget"] < 2 * total


def test_what_was_measured_is_what_the_deployment_has() -> None:
    assert set(MODEL.usage["measured"]["cpu_s_each"]) == set(MODEL.functions)
    assert set(MODEL.usage["assumed"]["requests_each"]) == set(MODEL.functions)


def test_the_assumptions_follow_the_deployment() -> None:
    armor = (TERRAFORM / "modules" / "web" / "armor.tf").read_text()
    assumed = MODEL.usage["assumed"]
    policies = re.findall(r'^resource "google_compute_security_policy"', armor, re.MULTILINE)
    assert assumed["armor_policies"] == len(policies)
    assert assumed["armor_rules"] == len(re.findall(r"^  rule \{", armor, re.MULTILINE))
    buckets = (TERRAFORM / "modules" / "buckets" / "main.tf").read_text()
    [days] = re.findall(r"accepted = \{.*cold_days = (\d+)", buckets)
    assert assumed["months_warm"] == int(days) / 30


def test_the_command_prints_the_three_sizes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cost.main([]) == 0
    text = capsys.readouterr().out
    assert all(size in text.splitlines()[0] for size in ("small", "medium", "large"))
    assert "not confirmed" in text
    assert "Assumed" in text
    assert cost.main(["--json", "--zonal"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["size"] for line in lines] == ["small", "medium", "large"]
    for line in lines:
        assert line["total"] == pytest.approx(sum(line["dollars"].values()), abs=0.01)


def test_the_program_needs_nothing_installed() -> None:
    tree = ast.parse((TERRAFORM / "cost.py").read_text())
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert not [name for name in names if name and name.split(".")[0] in ("common", "rich")]
