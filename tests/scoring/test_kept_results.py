"""Results kept from an earlier look at a unit are those that computing them anew would give."""

from unittest.mock import patch

from hypothesis import given

from tests.helpers.reference import World
from tests.helpers.worlds import worlds
from tests.scoring.test_laws import law, result_of
from thidua.bloc.scoring.evaluate import evaluate


@law
@given(worlds())
def test_keeping_results_changes_nothing(world: World) -> None:
    kept = result_of(world)
    with patch(
        "thidua.bloc.scoring.score.evaluate", lambda frame, state, _: evaluate(frame, state, None)
    ):
        assert result_of(world) == kept
