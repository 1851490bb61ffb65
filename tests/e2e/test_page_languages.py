"""Every language of the page says everything that English says, with the same values in it."""

import re
from pathlib import Path

import pytest

I18N = Path(__file__).parents[2] / "hosting" / "app" / "i18n"
LANGUAGES = ("de", "es", "fr", "nl")
FILES = sorted(path.name for path in (I18N / "en").glob("*.js"))
ENTRY = re.compile(r"""^\s+(?:"((?:[^"\\]|\\.)+)"|(\w+)): "((?:[^"\\]|\\.)*)",$""", re.M)
TABLE = re.compile(r"export const (\w+) = \{\n(.*?)^\};", re.S | re.M)
# What is the same word in another language, or none at all.
MOST_ALIKE = 0.12


def tables(language: str, file: str) -> dict[str, dict[str, str]]:
    """The texts of one file by table and key."""
    text = (I18N / language / file).read_text()
    found = {}
    for name, body in TABLE.findall(text):
        entries = {quoted or plain: said for quoted, plain, said in ENTRY.findall(body)}
        lines = [line for line in body.splitlines() if line.strip()]
        assert len(entries) == len(lines), f"{language}/{file}: {name} has a line of another form"
        found[name] = entries
    return found


def values(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_files_of_english(language: str) -> None:
    assert sorted(path.name for path in (I18N / language).glob("*.js")) == FILES


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_with_its_values(language: str, file: str) -> None:
    english, other = tables("en", file), tables(language, file)
    assert {name: list(table) for name, table in other.items()} == {
        name: list(table) for name, table in english.items()
    }
    for name, table in english.items():
        for key, said in table.items():
            assert other[name][key].strip(), f"{key} says nothing"
            assert values(other[name][key]) == values(said), f"{key} names other values"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_no_copy_of_english(language: str) -> None:
    pairs = [
        (said, tables(language, file)[name][key])
        for file in FILES
        for name, table in tables("en", file).items()
        for key, said in table.items()
    ]
    alike = sum(said == other for said, other in pairs)
    assert alike / len(pairs) < MOST_ALIKE


@pytest.mark.parametrize("language", ("en", *LANGUAGES))
def test_no_text_is_markup(language: str) -> None:
    for file in FILES:
        for table in tables(language, file).values():
            assert not [said for said in table.values() if re.search(r"<\w|&\w+;", said)]
