"""bloc.yaml and thidua.yaml with all their parts: for what is more than points and ranks.

Scoring needs the names and the rotation only. The parts below bring two dozen models with them, so
the commands that use them load these, and the others the plain `BlocFile` and `Settings`.
"""

from pydantic import Field

from thidua.model.awards import Award, BaseSalary
from thidua.model.bloc import BlocFile, Settings
from thidua.model.documents import Basis, DocumentsConfig
from thidua.model.events import Calendar


class FullBloc(BlocFile):
    """bloc.yaml with the layout of the bloc's documents."""

    documents: DocumentsConfig = Field(
        default=DocumentsConfig.model_construct(),
        description="Thể thức văn bản của khối | Headings, numbers and signers of documents",
    )


class FullSettings(Settings):
    """thidua.yaml with its calendar, awards and legal bases."""

    calendar: Calendar | None = Field(
        default=None, description="Mốc thời gian trong năm | Dates of the cycle"
    )
    awards: tuple[Award, ...] | None = Field(
        default=None,
        description="Khen thưởng chung, dùng khi năm không có awards.yaml | "
        "Awards of a year without an awards.yaml",
    )
    base_salary: tuple[BaseSalary, ...] | None = Field(
        default=None,
        description="Mức lương cơ sở theo thời gian, để tính tiền thưởng | "
        "The base salary over time, for the money of awards",
    )
    bases: tuple[Basis, ...] | None = Field(
        default=None,
        description="Căn cứ pháp lý của địa phương | Legal bases beside those that thidua knows",
    )
