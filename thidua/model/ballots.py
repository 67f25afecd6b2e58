"""ballots/<id>.yaml: one round of one vote (manual: file-ballot)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field
from pydantic_core import PydanticCustomError

from thidua.model.base import Model, or_bare
from thidua.model.scalars import (
    ID_SCHEMA,
    Day,
    Id,
    OneOf,
    Reads,
    Schema,
    Share,
    Text,
    Whole,
    WholePositive,
    YesNo,
    identifier,
    one_of,
    problem,
    scalar,
    suggest_id,
)

BODIES = ("bloc", "council")
KINDS = ("choose", "approve")
BASES = ("members", "present", "returned", "valid", "cast")
OFFICES = ("leader", "deputy")
ANSWERS = ("yes", "no", "abstain")

Body = Annotated[str, OneOf(*BODIES)]
Kind = Annotated[str, OneOf(*KINDS)]
Base = Annotated[str, OneOf(*BASES)]
Counts = Annotated[str, OneOf("unknown")]


OFFICE_WORDS = {
    "leader": (
        *(
            "truong-khoi",
            "khoi-truong",
            "truong-cum",
            "cum-truong",
            "truong",
            "truong-khoi-thi-dua",
        ),
        *("bloc-leader", "cluster-leader", "chair", "head"),
    ),
    "deputy": (
        *("pho-truong-khoi", "pho-khoi", "khoi-pho", "pho-khoi-truong", "pho-truong-cum"),
        *("cum-pho", "pho-cum", "pho-cum-truong", "pho", "deputy-leader", "vice"),
    ),
}
"""What people write for an office, as an id."""


def office_of(word: str) -> str | None:
    """The office that a word is a name of."""
    return next((one for one in OFFICES if suggest_id(word) in OFFICE_WORDS[one]), None)


def _purpose(raw: object) -> str:
    """An award's id or an office; the names of offices are known, those of awards not here."""
    value = scalar(raw, "id").strip()
    try:
        return identifier(raw)
    except PydanticCustomError:
        office = office_of(value)
        if office is None:
            raise problem("TD135", variant="purpose", found=value) from None
        raise problem("TD135", variant="better", found=value, better=office) from None


Purpose = Annotated[str, Reads(_purpose, ID_SCHEMA)]


class VoteRule(Model):
    """What a candidate must reach, of whom, and how many must take part."""

    pass_: Share | None = Field(
        default=None, alias="pass", description="Tỷ lệ phải đạt | The share that must be reached"
    )
    of: Base = Field(
        default="members",
        description="Mẫu số: members thành viên, present có mặt, returned phiếu thu về, "
        "valid phiếu hợp lệ, cast phiếu có ý kiến (đồng ý và không đồng ý; khi chọn: phiếu có ghi "
        "tên) | The share of whom; cast: yes and no, or papers that name somebody",
    )
    strict: YesNo = Field(
        default=False,
        description="Phải quá, không chỉ đạt | Must exceed the share, not only reach it",
    )
    quorum: Share | None = Field(
        default=None,
        description="Tỷ lệ thành viên phải tham gia | The share of the members that must take part",
    )


class Votes(Model):
    """One candidate's votes: `votes` where papers choose, yes/no/abstain where they approve."""

    votes: Whole | None = Field(default=None, description="Số phiếu | Votes")
    yes: Whole | None = Field(default=None, description="Đồng ý | In favour")
    no: Whole | None = Field(default=None, description="Không đồng ý | Against")
    abstain: Whole | None = Field(default=None, description="Không có ý kiến | Abstentions")


AnyVotes = Annotated[Votes, or_bare("votes", Whole | Votes)]

Paper = str | tuple[str, ...] | Mapping[str, str]
"""`invalid`, the candidates that a paper names, or an answer for each candidate."""


def _paper(raw: object) -> Paper:
    if isinstance(raw, list | tuple):
        return tuple(identifier(one) for one in raw)
    if isinstance(raw, dict):
        return {identifier(key): _answer(value) for key, value in raw.items()}
    value = scalar(raw, "list").strip()
    if value != "invalid":
        raise problem("TD137", variant="paper", found=value)
    return value


def _answer(raw: object) -> str:
    value = scalar(raw, "word").strip().casefold()
    value = {"true": "yes", "có": "yes", "false": "no", "không": "no"}.get(value, value)
    return one_of(*ANSWERS)(value)


_PAPER: Schema = {
    "anyOf": [
        {"const": "invalid"},
        {"type": "array", "items": {"type": ["string", "number"]}},
        {"type": "object", "additionalProperties": {"enum": [*ANSWERS, True, False]}},
    ]
}
AnyPaper = Annotated[Paper, Reads(_paper, _PAPER)]


class Ballot(Model):
    """ballots/<id>.yaml. What the source does not say is absent, not 0."""

    title: Text | None = Field(default=None, description="Nội dung bỏ phiếu | What is voted on")
    for_: Purpose | None = Field(
        default=None,
        alias="for",
        description="Mã khen thưởng, leader hoặc deputy | An award's id, leader or deputy",
    )
    body: Body = Field(default="bloc", description="Ai bỏ phiếu: bloc, council | Who votes")
    kind: Kind = Field(
        default="choose",
        description="choose: mỗi phiếu chọn tối đa `seats`; approve: đồng ý hay không với từng "
        "đơn vị | choose up to `seats`, or approve each",
    )
    on: Day | None = Field(default=None, description="Ngày | The day")
    round: WholePositive = Field(default=1, description="Lần bỏ phiếu | The round")
    seats: WholePositive = Field(default=1, description="Số được chọn | How many are chosen")
    members: Whole | None = Field(
        default=None, description="Số người có quyền bỏ phiếu | Who may vote"
    )
    present: Whole | None = Field(default=None, description="Có mặt | Members present")
    written: Whole | None = Field(
        default=None, description="Vắng mặt, bỏ phiếu bằng văn bản | Absent, voted in writing"
    )
    issued: Whole | None = Field(default=None, description="Phiếu phát ra | Papers issued")
    returned: Whole | None = Field(default=None, description="Phiếu thu về | Papers returned")
    valid: Whole | None = Field(default=None, description="Phiếu hợp lệ | Valid papers")
    invalid: Whole | None = Field(default=None, description="Phiếu không hợp lệ | Invalid papers")
    blank: Whole | None = Field(
        default=None, description="Phiếu trắng, tính là hợp lệ | Blank papers, which are valid"
    )
    rule: VoteRule = Field(default=VoteRule(), description="Điều kiện trúng | The rule")
    votes: dict[Id, AnyVotes] | None = Field(
        default=None, description="Số phiếu của từng đơn vị | Votes by candidate"
    )
    papers: tuple[AnyPaper, ...] | None = Field(
        default=None, description="Từng lá phiếu như đã đọc | The papers as read out"
    )
    chair_side: tuple[Id, ...] | None = Field(
        default=None,
        description="Đơn vị mà Chủ tọa chọn; phân định khi bằng phiếu ở chỗ cuối | "
        "Whom the Chair chose: breaks a tie for the last seat",
    )
    recused: dict[Id, Whole] = Field(
        default={},
        description="Số thành viên không bỏ phiếu cho một đơn vị vì có liên quan | "
        "Members who may not vote on a candidate",
    )
    counts: Counts | None = Field(
        default=None, description="unknown: nguồn không nêu số phiếu | The source gives no figures"
    )
    elected: tuple[Id, ...] | None = Field(
        default=None, description="Đơn vị trúng, khi không rõ số phiếu | Who was elected"
    )

    @property
    def chooses(self) -> bool:
        """Whether a paper names those whom it is for."""
        return self.kind == "choose"

    @property
    def approves(self) -> bool:
        """Whether a paper says yes or no of each."""
        return self.kind == "approve"

    @property
    def each_its_own_base(self) -> bool:
        """Whether the base of each candidate is those who said something of it."""
        return self.rule.of == "cast" and self.approves
