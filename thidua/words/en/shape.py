"""English: the shapes of values, as said in "expected ..., but here is ..."."""

WORDS: dict[str, str] = {
    "text": "text",
    "number": "a number",
    "whole": "a whole number",
    "year": "a year",
    "yes_no": "true or false",
    "day": "a day (like 2022-01-13)",
    "yearly_day": "a day of every year (like 01-31)",
    "clock": "a time (like 08:00)",
    "id": "an id",
    "criterion_id": "the id of a criterion, item or fact",
    "share": "a share (like 80% or 2/3)",
    "word": "one word",
    "value": "a value",
    "entry": "points or a value",
    "mapping": "a group of `key: value`",
    "list": "a list",
    "rule": "a rule",
}
