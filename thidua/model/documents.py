"""`documents:` in bloc.yaml: heading, numbers, signers and recipients of a bloc's documents.

That a khối thi đua issues documents under its own name, with its own number series, is usual and
not fixed by law (NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, II.3.a speaks of advisory bodies); so every
line of the heading can be set here, and nothing of it has to be.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, OneOf, Text, WholePositive, Year, YesNo

DOCUMENT_KINDS = (
    *("giao-uoc", "bang-diem", "bien-ban-hop", "phieu-bau", "bien-ban-kiem-phieu", "to-trinh"),
    *("bao-cao-so-ket", "bao-cao-tong-ket", "danh-sach-de-nghi", "ban-giao", "thang-diem"),
    *("bien-ban-ky-giao-uoc", "bien-ban-so-ket", "bien-ban-kiem-tra", "thong-bao"),
    "du-thao-quyet-dinh",
)
ROLES = ("leader", "deputy", "chair", "secretary", "teller")
AUTHORITIES = ("TM", "Q", "KT", "TL", "TUQ")
"""On behalf of a body, acting, for the head, by order, by delegation (Phụ lục I, phần I, II.7.b)."""
CODES = {
    "bien-ban-hop": "BB",
    "bien-ban-kiem-phieu": "BB",
    "ban-giao": "BB",
    "to-trinh": "TTr",
    "bao-cao-so-ket": "BC",
    "bao-cao-tong-ket": "BC",
    "bien-ban-ky-giao-uoc": "BB",
    "bien-ban-so-ket": "BB",
    "bien-ban-kiem-tra": "BB",
    "thong-bao": "TB",
    "du-thao-quyet-dinh": "QĐ",
}
"""Abbreviations of kinds (Phụ lục III, mục I). A pact, a table, a list and a ballot have none there:
they bear no number unless a code is set for them."""

DocumentKind = Annotated[str, OneOf(*DOCUMENT_KINDS)]
Role = Annotated[str, OneOf(*ROLES)]
Authority = Annotated[str, OneOf(*AUTHORITIES)]


class Signer(Model):
    """Who signs in a role, and what stands over and under the signature."""

    role: Role = Field(
        description="Vai trò: leader, deputy, chair, secretary, teller | In which role"
    )
    authority: Authority | None = Field(
        default=None, description="Quyền hạn ký: TM, Q, KT, TL, TUQ | In what capacity"
    )
    on_behalf: Text | None = Field(
        default=None,
        description="Ghi sau TM. (tên tập thể) hoặc KT., TL. (chức vụ người đứng đầu) | "
        "On whose behalf",
    )
    title: Text | None = Field(
        default=None, description="Chức danh trong khối, như Trưởng khối | Title in the bloc"
    )
    post: Text | None = Field(
        default=None, description="Chức vụ trong cơ quan, ghi trên họ tên | Post in the agency"
    )
    name: Text | None = Field(default=None, description="Họ và tên | Full name")


class KindSettings(Model):
    """What differs for one kind of document."""

    code: Text | None = Field(
        default=None, description="Chữ viết tắt tên loại, như TTr, GƯ | The kind's abbreviation"
    )
    series: Id | None = Field(
        default=None,
        description="Các loại cùng series thì đánh số chung; mặc định theo chữ viết tắt | "
        "Kinds that are numbered together; by default those with one abbreviation",
    )
    to: tuple[Text, ...] | None = Field(default=None, description="Kính gửi | Addressees")
    recipients: tuple[Text, ...] | None = Field(default=None, description="Nơi nhận | Recipients")
    signer: Role | None = Field(default=None, description="Người ký | Who signs")


class IssuedDocument(Model):
    """A document that has its number: from the registry's book."""

    kind: DocumentKind = Field(description="Loại văn bản | Its kind")
    year: Year = Field(description="Năm thi đua | The emulation year that it is about")
    number: WholePositive = Field(description="Số | Its number")
    on: Day | None = Field(default=None, description="Ngày ban hành | Issued on")


class DocumentsConfig(Model):
    """The whole of `documents:`. What is absent is a marked gap in the documents that need it."""

    superior: Text | None = Field(
        default=None, description="Cơ quan chủ quản, dòng trên | The superior body, upper line"
    )
    issuer: Text | None = Field(
        default=None, description="Cơ quan ban hành; mặc định là tên khối | The issuer"
    )
    symbol: Text | None = Field(
        default=None, description="Chữ viết tắt tên cơ quan ban hành | The issuer's abbreviation"
    )
    place: Text | None = Field(default=None, description="Địa danh | The place of issue")
    kinds: dict[DocumentKind, KindSettings] = Field(
        default={}, description="Riêng cho từng loại văn bản | By kind of document"
    )
    issued: tuple[IssuedDocument, ...] = Field(
        default=(), description="Các văn bản đã có số | Documents that have their numbers"
    )
    signers: tuple[Signer, ...] = Field(default=(), description="Người ký | Who signs")
    recipients: tuple[Text, ...] | None = Field(
        default=None, description="Nơi nhận chung | Recipients of every kind"
    )
    bases: tuple[Id, ...] = Field(
        default=(), description="Mã các căn cứ luôn phải dẫn | Bases always cited, by id"
    )

    def of_kind(self, kind: str) -> KindSettings:
        """What is set for a kind of document; nothing where nothing is."""
        return self.kinds.get(kind) or KindSettings()

    def code(self, kind: str) -> str:
        """A kind's abbreviation, "" for none."""
        return self.of_kind(kind).code or CODES.get(kind, "")

    def series(self, kind: str) -> str:
        """The number series of a kind: as set, else one for each abbreviation."""
        return self.of_kind(kind).series or self.code(kind) or kind

    def signer(self, role: str) -> Signer | None:
        """Who signs in a role."""
        return next((one for one in self.signers if one.role == role), None)

    def issued_for(self, kind: str, year: int) -> IssuedDocument | None:
        """The last entry of the registry's book for a kind and an emulation year."""
        found = [one for one in self.issued if (one.kind, one.year) == (kind, year)]
        return found[-1] if found else None


CERTAINTIES = ("confirmed", "secondary", "memory")
"""Read in the text itself or an official copy; told by one other source; from memory."""

Certainty = Annotated[str, OneOf(*CERTAINTIES)]
LAWS = ("Luật", "Pháp lệnh")
"""Cited without number, symbol and issuer (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a)."""
ORDER = (*LAWS, "Nghị định", "Thông tư")
"""Higher acts first."""


class Basis(Model):
    """One legal act. A day that is not known is absent."""

    id: Id = Field(description="Mã của căn cứ | The basis' id")
    kind: Text = Field(description="Tên loại: Luật, Nghị định, Thông tư, Quyết định... | Its kind")
    title: Text | None = Field(
        default=None, description="Trích yếu, viết tiếp sau tên cơ quan | What it is about"
    )
    number: Text | None = Field(default=None, description="Số, ký hiệu | Number and symbol")
    issuer: Text | None = Field(default=None, description="Cơ quan ban hành | Who issued it")
    issued: Day | None = Field(default=None, description="Ngày ban hành | Issued on")
    in_force: Day | None = Field(default=None, description="Ngày có hiệu lực | In force from")
    until: Day | None = Field(
        default=None, description="Ngày hết hiệu lực | The first day on which it no longer holds"
    )
    replaced_by: Id | None = Field(default=None, description="Được thay bằng | What replaced it")
    certainty: Certainty = Field(
        default="confirmed",
        description="Độ chắc chắn: confirmed, secondary, memory | How sure the entry is",
    )
    unsure: Text | None = Field(
        default=None, description="Điều chưa kiểm chứng | What of it has not been verified"
    )
    cited: YesNo = Field(
        default=True,
        description="Tự đưa vào căn cứ của văn bản | Whether documents cite it by themselves",
    )

    @property
    def name(self) -> str:
        """`Nghị định số 98/2023/NĐ-CP`, for a message."""
        return f"{self.kind} {self.number or self.title or self.id}"

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its title alone: a law or an ordinance."""
        return self.kind in LAWS

    @property
    def rank(self) -> int:
        """Higher acts come first; those of a kind not named in `ORDER` follow."""
        return ORDER.index(self.kind) if self.kind in ORDER else len(ORDER)

    def starts(self) -> date | None:
        """From when it holds; its day of issue where that is all that is known."""
        return self.in_force or self.issued

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        start = self.starts()
        return (start is None or start <= day) and (self.until is None or day < self.until)
