"""`thidua rule`: how a code is found, what is said of it, what is offered for a wrong one."""

import pytest

from thidua.diagnostics.diagnostic import all_codes
from thidua.views.rule import find, nearest, rule_json, rule_report, rules_report
from thidua.views.table import Facts, Paragraph, Table
from thidua.words import LANGS, Lang


@pytest.mark.parametrize("typed", ["TD130", "td130", "130", " not-a-number", "Not_A_Number"])
def test_a_number_and_a_name_are_accepted(typed: str) -> None:
    assert find(typed) == "TD130"


@pytest.mark.parametrize("typed", ["", "TD", "TD999x", "13", "not"])
def test_nothing_else_is(typed: str) -> None:
    assert find(typed) is None


def test_the_nearest_is_offered() -> None:
    assert nearest("not-a-numbr") == "not-a-number"
    assert nearest("duplicate key") == "duplicate-key"
    assert nearest("zzzzzzzz") is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", all_codes())
def test_a_rule_is_explained_without_placeholders(code: str, lang: Lang) -> None:
    report = rule_report(code, lang)
    facts, *texts, wordings = report.sections[0].blocks
    assert isinstance(facts, Facts) and facts.items[0].value.text == code
    assert texts
    for text in texts:
        assert isinstance(text, Paragraph) and text.text and "{{" not in text.text
    assert isinstance(wordings, Table)
    for row in wordings.rows:
        assert row.cells[0].text and row.cells[1].text
        assert "{{" not in row.cells[0].text + row.cells[1].text


def test_the_list_holds_every_code_in_order() -> None:
    (table,) = rules_report("vi").sections[0].blocks
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == all_codes()


def test_json_has_all_keys() -> None:
    (rule,) = rule_json(["TD130"], "en")["rules"]  # type: ignore[misc]
    assert set(rule) == {"code", "name", "severity", "messages", "hints", "explanation"}
    assert (rule["code"], rule["name"], rule["severity"]) == ("TD130", "not-a-number", "error")
