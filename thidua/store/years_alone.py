"""The years of a bloc that can't be read itself: what is wrong in them is told all the same."""

from collections.abc import Iterable

from thidua.model.book import YearBook
from thidua.model.emulation_year import EmulationYear, as_period
from thidua.store.folder import Files
from thidua.store.loading import ALL, Loader, Loading


def years_alone(files: Files, folder: str, years: Iterable[int]) -> tuple[list[YearBook], Loading]:
    """The years in `folder`, each file by itself: nothing is known of units and rules around it."""
    loading = Loading()
    load = Loader(files, loading, {})
    plain = [year if as_period(year) else EmulationYear(year) for year in years]
    return [load.year(folder, year, ALL) for year in plain], loading
