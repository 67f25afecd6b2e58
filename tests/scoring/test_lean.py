"""Figures without the steps to them are the same figures, by the same rules."""

from hypothesis import given

from tests.helpers.reference import World
from tests.helpers.worlds import worlds
from tests.scoring.test_laws import law, result_of
from thidua.bloc.scoring.leaf import without_steps
from thidua.bloc.scoring.result import UnitScore, YearResult


def without(result: YearResult) -> YearResult:
    """The result with nothing told of how its figures came about."""
    return result._replace(units=tuple(_without(one) for one in result.units))


def _without(score: UnitScore) -> UnitScore:
    def bare(nodes: object) -> dict[str, object]:
        return {key: without_steps(node) for key, node in nodes.items()}  # type: ignore[attr-defined]

    as_of = {stage: bare(nodes) for stage, nodes in score.as_of.items()}
    return score._replace(nodes=bare(score.nodes), as_of=as_of)  # type: ignore[arg-type]


@law
@given(worlds())
def test_lean_is_full_without_steps(world: World) -> None:
    """As of every stage, with every problem and claim; also the second time, from what is kept."""
    full = without(result_of(world))
    lean = result_of(world, lean=True)
    assert lean._replace(scale=full.scale) == full


@law
@given(worlds())
def test_what_is_kept_of_a_scale_serves_another_unit(world: World) -> None:
    """Every unit has the sheets of the first: what was kept of one is what others come to."""
    first = [one for one in world.sheets if one["unit"] == world.units[0] and not one["scorer"]]
    sheets = [one | {"unit": unit} for unit in world.units for one in first]
    world = World(world.scale, world.units, sheets, world.barred, world.pledges)
    full = without(result_of(world))
    lean = result_of(world, lean=True)
    assert lean._replace(scale=full.scale) == full
