"""Findings -> statements by rules, each with its rule, edition, citation, inputs and gaps.

No model takes part, and no confidence: the same values say the same, however well they were read.
"""

from collections.abc import Sequence

from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject
from common.domain.standards import lab
from common.domain.standards.rules import context as stated
from common.domain.standards.rules import (
    endocrine,
    fertility,
    hormones,
    karyotype,
    library,
    male,
    ovary,
    semen,
    serology,
)
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import collect, worded
from common.domain.standards.rules.semen_counts import with_sums
from common.domain.standards.rules.semen_limits import DEFAULT, EDITIONS
from common.domain.standards.rules.statements import Statement, to_json


def statements(
    findings: Sequence[JsonObject], edition: str = DEFAULT, context: Context | None = None
) -> list[Statement]:
    """Every statement about these findings of a document.

    context : what is known of the moment; without one, what the findings state of it
    edition : of the WHO semen manual, `2021` or `2010`; InvalidInputError for another one
    """
    if edition not in EDITIONS:
        raise InvalidInputError("an edition that is not known")
    findings = [finding for finding in findings if not finding.get("superseded")]
    inputs = with_sums(collect(findings))
    moment = context or stated.of(findings)
    said = worded(findings)
    of_semen = semen.statements(inputs, said, edition)
    if any(one.code == "semen.contradiction" for one in of_semen):
        inputs = {slug: value for slug, value in inputs.items() if not _is_semen(slug)}
    return [
        *of_semen,
        *hormones.statements(inputs, moment),
        *endocrine.statements(inputs, said, moment),
        *male.statements(inputs, said, moment),
        *fertility.statements(inputs, said, moment, edition),
        *ovary.statements(findings, inputs, moment),
        *library.statements(inputs, moment),
        *serology.statements(findings, inputs, said),
        *karyotype.statements(said, moment),
    ]


def _is_semen(slug: str) -> bool:
    analyte = lab.analytes().get(slug)
    return analyte is not None and analyte.group == "semen"


def interpretations(
    findings: Sequence[JsonObject], edition: str = DEFAULT, context: Context | None = None
) -> list[JsonObject]:
    """The statements as an analysis carries them."""
    return to_json(statements(findings, edition, context))


def differences(findings: Sequence[JsonObject], edition: str = DEFAULT) -> list[Statement]:
    """The statements on which the two editions of the WHO semen manual disagree."""
    return [said for said in statements(findings, edition) if said.differs]
