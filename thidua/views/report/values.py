"""`thidua/report/1`: the year's whole report for programs, made of the other commands' pieces."""

from collections.abc import Sequence
from typing import Any

from thidua.bloc.firmness.strengths import mean_percent, strengths
from thidua.bloc.ranking.movement import StageMove, stage_moves
from thidua.text.numbers import plain
from thidua.views.awards import awards_json
from thidua.views.heads import exact, head_json, period_json
from thidua.views.rank import ranking_json
from thidua.views.report.criteria import PLACES
from thidua.views.report.data import stages_of, terms_of
from thidua.views.report.head import Yearly
from thidua.views.report.movement import changes_of, difference, same_scale
from thidua.views.scored import Scored, printed
from thidua.views.terms import terms_json
from thidua.views.vote import ballot_json
from thidua.words import Lang


def year_json(years: Sequence[Yearly], lang: Lang, unit: str | None = None) -> dict[str, object]:
    """`thidua/report/1`; of one `unit` only what is about it, and what it is compared with."""
    blocs = [_bloc(one, lang) | {"unit": None} for one in years]
    if unit is not None:
        pairs = zip(years, blocs, strict=True)
        blocs = [_of_unit(found, one.book.unit_name(unit), unit) for one, found in pairs]
    return {"schema": "thidua/report/1", "blocs": blocs}


def _of_unit(found: dict[str, Any], name: str, unit: str) -> dict[str, object]:
    """The same with the rows of one unit. The bloc's means and best units stay."""

    def own(rows: list[dict[str, Any]], key: str = "id") -> list[dict[str, Any]]:
        return [row for row in rows if row[key] == unit]

    criteria = [
        one | {"shares": {id_: share for id_, share in one["shares"].items() if id_ == unit}}
        for one in found["criteria"]
    ]
    awards = [one | {"candidates": own(one["candidates"])} for one in found["awards"]]
    since = found["changes"]
    return found | {
        "unit": {"id": unit, "name": name},
        "ranking": own(found["ranking"]),
        "unranked": own(found["unranked"]),
        "criteria": criteria,
        "stages": own(found["stages"]),
        "stage_moves": own(found["stage_moves"], "unit"),
        "awards": awards,
        "changes": None if since is None else since | {"units": own(since["units"])},
    }


def _bloc(one: Yearly, lang: Lang) -> dict[str, Any]:
    scored = one.scored
    entries: Any = awards_json([one.view], lang)["blocs"]
    rounds = [ballot for vote in one.view.votes.votes for ballot in vote.rounds]
    ranking: dict[str, object] = {"ranking": [], "unranked": []}
    return head_json(one.book, one.year) | {
        "period": period_json(one.year),
        "data": _data(one),
        **(ranking if scored is None else ranking_json(scored, lang)),
        "mean_percent": None if scored is None else printed(scored, mean_percent(scored.result)),
        "bands": [] if scored is None else _bands(scored),
        "criteria": [] if scored is None else _criteria(scored),
        "stages": [] if scored is None else _stages(scored),
        "stage_moves": []
        if scored is None
        else [_move(move) for move in stage_moves(scored.result)],
        "ballots": [ballot_json(one.book, ballot, lang) for ballot in rounds],
        "awards": entries[0]["awards"],
        "leadership": terms_json(one.book, terms_of(one), lang),
        "changes": _changes(one),
    }


def _data(one: Yearly) -> dict[str, object]:
    criteria = one.book.years[one.year].criteria
    return {
        "files": len(one.files),
        "errors": 0,
        "warnings": one.warnings,
        "scale": None if criteria is None else criteria.data.status,
        "stages": [
            {
                "id": state.stage.id,
                "name": state.stage.name,
                "due": state.due.isoformat() if state.due else None,
                "sent": state.sent,
                "wanted": state.wanted,
                "missing": [{"unit": m.unit, "scorer": m.scorer} for m in state.missing],
                "late": [{"unit": m.unit, "scorer": m.scorer} for m in state.late],
            }
            for state in stages_of(one)
        ],
    }


def _bands(scored: Scored) -> list[dict[str, object]]:
    return [
        {
            "id": band.id,
            "name": band.name,
            "from": exact(band.from_),
            "units": [one.unit.id for one in scored.result.ranked if one.band == band.id],
        }
        for band in scored.result.scale.bands
    ]


def _criteria(scored: Scored) -> list[dict[str, object]]:
    """Shares in percent, at one decimal as the report prints them."""
    scale = scored.result.scale
    return [
        {
            "id": one.criterion,
            "parent": scale.parents.get(one.criterion),
            "name": scale.nodes[one.criterion].name,
            "max": exact(scale.nodes[one.criterion].max),
            "mean": plain(one.mean * 100, PLACES),
            "highest": plain(one.highest * 100, PLACES),
            "best": list(one.best),
            "lowest": plain(one.lowest * 100, PLACES),
            "weakest": list(one.weakest),
            "shares": {unit: plain(share * 100, PLACES) for unit, share in one.shares.items()},
        }
        for one in strengths(scored.result)
    ]


def _stages(scored: Scored) -> list[dict[str, object]]:
    return [
        {
            "id": score.unit.id,
            "points": {stage: printed(scored, value) for stage, value in score.stages.items()},
            "difference": printed(scored, difference(scored, score)),
        }
        for score in scored.result.units
    ]


def _move(move: StageMove) -> dict[str, object]:
    return {
        "unit": move.unit,
        "criterion": move.criterion,
        "from": move.from_stage,
        "to": move.to_stage,
        "before": exact(move.before),
        "after": exact(move.after),
        "difference": exact(move.difference),
    }


def _changes(one: Yearly) -> dict[str, object] | None:
    """Null where no earlier year has scores."""
    found = changes_of(one)
    if not found:
        return None
    return {
        "since": one.before,
        "period": period_json(one.before or one.year),
        "same_scale": same_scale(one),
        "units": [
            {
                "id": change.unit,
                "before": [standing.unit for standing in change.before],
                "rank_before": change.was.rank if change.was else None,
                "rank": change.now.rank if change.now else None,
                "places": change.places,
                "percent_before": exact(change.was.percent)
                if change.was and change.was.rank
                else None,
                "percent": exact(change.now.percent) if change.now and change.now.rank else None,
                "difference": exact(change.percent),
            }
            for change in found
        ],
    }
