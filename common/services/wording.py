"""The statements of an analysis in every language that the page and the reports have."""

from collections.abc import Mapping

from common.domain.model import JsonObject


def in_languages(body: JsonObject) -> list[JsonObject]:
    """The statements of an analysis, each with `said`: language -> sentence, English left out.

    A statement is stored once, in English with its values; what it says elsewhere is put together
    when it is asked for, by the words of that day. The words are loaded with the first statement:
    most analyses have none, and a start must not wait for them.
    """
    listed = body.get("interpretations")
    statements = [s for s in listed if isinstance(s, Mapping)] if isinstance(listed, list) else []
    if not statements:
        return []
    from common.reports.interpreted import interpretations
    from common.reports.words.phrases import LANGUAGES

    others = {name: words for name, words in LANGUAGES.items() if name != "en"}
    spoken = {name: interpretations([body], name, words) for name, words in others.items()}
    return [
        {**statement, "said": {name: told[i].sentence for name, told in spoken.items()}}
        for i, statement in enumerate(statements)
    ]
