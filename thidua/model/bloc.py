"""bloc.yaml and thidua.yaml: who the bloc is, how its leader rotates, and shared defaults."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from thidua.model.base import Level, Model, Person
from thidua.model.emulation_year import YearRule
from thidua.model.scalars import (
    Id,
    OneOf,
    Reads,
    Span,
    Text,
    Whole,
    YearlyDay,
    YesNo,
    problem,
    scalar,
)

if TYPE_CHECKING:
    from thidua.model.awards import Award, BaseSalary
    from thidua.model.documents import Basis, DocumentsConfig
    from thidua.model.events import Calendar

KINDS = ("khoi", "cum")
SYSTEMS = ("state", "party", "enterprise")
POLICIES = ("elected", "deputy_succeeds", "round_robin", "top_ranked")

Kind = Annotated[str, OneOf(*KINDS)]
System = Annotated[str, OneOf(*SYSTEMS)]
Policy = Annotated[str, OneOf(*POLICIES)]
LangWord = Annotated[str, OneOf("vi", "en")]
if TYPE_CHECKING:
    Documents = DocumentsConfig
    Dues = Calendar | None
    Awards = tuple[Award, ...] | None
    Salaries = tuple[BaseSalary, ...] | None
    Bases = tuple[Basis, ...] | None
else:  # what only `model/full.py` reads stays as it was written
    Documents = Dues = Awards = Salaries = Bases = object

FORMAT = "2"


def _format(raw: object) -> str:
    """Data of another number is not read: it would give other figures (manual: versions)."""
    value = scalar(raw, "word").strip()
    if value != FORMAT:
        raise problem("TD137", variant="format", found=value, allowed=FORMAT)
    return value


Format = Annotated[str, Reads(_format, {"enum": [2, "2"]})]


class Rotation(Model):
    """How the leadership passes on (manual: rotation)."""

    policy: Policy | None = Field(
        default=None,
        description="Cách chọn Trưởng khối; không ghi thì không đơn vị nào được chỉ ra | "
        "How the leader is found; where it is not said nobody is named",
    )
    deputies: Whole = Field(default=1, description="Số Phó Trưởng khối | How many deputies")
    deputy_policy: Policy | None = Field(
        default=None,
        description="Cách chọn Phó khi quy tắc để trống ghế; không ghi thì Trưởng khối bầu thì Phó cũng bầu, còn lại là luân phiên (round_robin) | "
        "How a deputy is found when the policy leaves the seat open; where it is not said by election if the leader is elected, else round_robin",
    )
    min_gap: Span = Field(
        default=1,
        description="Số năm phải cách trước khi làm Trưởng khối lần nữa | Years that must pass before a unit leads again",
    )

    @property
    def fills(self) -> Policy:
        """How the deputies are found whom the leader's choice does not bring."""
        return self.deputy_policy or ("elected" if self.policy == "elected" else "round_robin")

    @property
    def gap(self) -> int:
        """The years that must pass, where the bloc's own files speak of its rotation at all."""
        is_said = self.policy is not None or "min_gap" in self.model_fields_set
        return self.min_gap if is_said else 0


class BlocFile(Model):
    """bloc.yaml."""

    id: Id = Field(description="Mã của khối | The bloc's id")
    name: Text = Field(description="Tên khối | The bloc's name")
    kind: Kind = Field(default="khoi", description="khoi: Khối, cum: Cụm | Changes only the words")
    system: System = Field(
        default="state", description="Thể thức văn bản | Whose documents' layout"
    )
    level: Level = Field(default="other", description="Cấp tổ chức khối | Who organised the bloc")
    authority: Text | None = Field(default=None, description="Cơ quan tổ chức | The authority")
    patron: Person | None = Field(
        default=None,
        description="Lãnh đạo phụ trách khối | The authority's leader in charge of the bloc",
    )
    rotation: Rotation = Field(
        default=Rotation.model_construct(),
        description="Luân phiên Trưởng khối | Rotation of the leadership",
    )
    unit_head: Text | None = Field(
        default=None,
        description="Chức danh người đứng đầu đơn vị, ký phiếu của đơn vị | What a unit's head, who signs its forms, is called",
    )
    year: YearRule | None = Field(
        default=None,
        description="Năm thi đua không theo năm dương lịch | An emulation year that is no calendar year",
    )
    members_on: YearlyDay | None = Field(
        default=None,
        description="Ngày tính ai là thành viên của năm; không ghi: ngày cuối năm | The day on which a year's members count; else its last",
    )
    sample: YesNo = Field(
        default=False,
        description="Khối mẫu, số liệu minh họa: văn bản không bao giờ là bản chính thức | A sample, its figures illustrations: no letter of it is ever final",
    )
    documents: Documents = Field(  # type: ignore[assignment]
        default=None,
        description="Thể thức văn bản của khối | Headings, numbers and signers of documents",
    )


class Settings(Model):
    """thidua.yaml: at the top of a data folder, defaults for the blocs below."""

    format: Format = Field(
        default="2",
        description="Phiên bản định dạng dữ liệu, hiện là 2 | Version of the data format, 2 today",
    )
    lang: LangWord | None = Field(
        default=None, description="Ngôn ngữ hiển thị | Language of what is shown"
    )
    year: YearRule | None = Field(
        default=None,
        description="Năm thi đua không theo năm dương lịch | An emulation year that is no calendar year",
    )
    calendar: Dues = Field(default=None, description="Mốc thời gian trong năm | Dates of the cycle")
    awards: Awards = Field(default=None, description="Khen thưởng chung | Awards for every bloc")
    base_salary: Salaries = Field(
        default=None, description="Mức lương cơ sở theo thời gian | The base salary over time"
    )
    bases: Bases = Field(
        default=None, description="Căn cứ pháp lý của địa phương | Legal bases of the province"
    )
