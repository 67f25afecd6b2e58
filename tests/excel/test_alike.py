"""Forms that are laid out together are, byte for byte, what each would be alone."""

from pathlib import Path

from thidua.excel.forms.form import Form, make_forms, wanted_forms
from thidua.excel.forms.write import write_form, write_forms
from thidua.model.book import Book
from thidua.model.units import Units
from thidua.store.folder import Files
from thidua.store.loading import ALL, load_book

DATA = Path(__file__).parents[2] / "data"
NAMES = (
    *("Sở A & B <tỉnh>", "Trường “Hai”", "Sở rất dài " * 9),
    *("S", "IX", "Phòng 100000000000000000"),
)


def book() -> Book:
    found, loading = load_book(Files(DATA), "van-hoa-xa-hoi", [2022], ALL)
    assert found is not None, loading.diagnostics
    return found


def forms(of: Book) -> list[Form]:
    """The first stage's forms of the sample bloc: units with and without pledged plans that its
    rules measure by, and units to which some criteria do not apply."""
    scale = of.years[2022].scale
    wanted = wanted_forms(scale, [one.id for one in of.members(2022)], scale.stages[0])
    return list(make_forms("vi", of, 2022, wanted, {}))


def test_each_form_is_as_it_would_be_alone() -> None:
    of = book()
    scale = of.years[2022].scale
    made = forms(of)
    assert len({one.exempt for one in made}) > 1
    assert any(one.pledges for one in made)
    together = list(write_forms(made, scale))
    assert together == [write_form(one, scale) for one in made]
    assert len(set(together)) == len(made)


def test_names_with_signs_of_markup_and_long_names() -> None:
    of = book()
    scale = of.years[2022].scale
    units = of.units.data.units
    renamed = tuple(
        unit.model_copy(update={"name": name}) for unit, name in zip(units, NAMES, strict=False)
    )
    data = Units.model_construct(units=renamed)  # a copy would keep what it has looked up
    made = forms(of._replace(units=of.units._replace(data=data)))
    assert {one.unit for one in made} == set(NAMES)
    assert list(write_forms(made, scale)) == [write_form(one, scale) for one in made]
