"""Sample letters for the layout tests: a tờ trình, minutes, a pact of 11 units, a ballot."""

from datetime import date

from thidua.letters.letter import (
    Annex,
    Blank,
    Bullets,
    Heading,
    Letter,
    LetterColumn,
    Letterhead,
    LetterRow,
    LetterTable,
    Para,
    Signature,
    Signatures,
    Slanted,
    Strong,
)

ISSUER = "Khối thi đua Văn hóa - Xã hội"
UNITS = (
    "Bảo hiểm xã hội tỉnh",
    "Trường Cao đẳng Nghề Dân tộc Nội trú",
    "Trường Cao đẳng Cộng đồng",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Thông tin và Truyền thông",
    "Sở Khoa học và Công nghệ",
    "Sở Y tế",
    "Ban Dân tộc",
    "Sở Giáo dục và Đào tạo",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Sở Lao động - Thương binh và Xã hội",
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết "
    "thi hành một số điều của Luật Thi đua, khen thưởng",
    "Căn cứ Biên bản họp bình xét của Khối thi đua Văn hóa - Xã hội ngày 25 tháng 02 năm 2025",
)
CHAIR = Signature(("TM. Khối thi đua", "Trưởng khối"), "Nguyễn Văn A", post="Giám đốc Sở Y tế")


def head(code: str, number: int | None = 5, **changes: object) -> Letterhead:
    """The heading that the samples share."""
    values: dict[str, object] = {
        "issuer": ISSUER,
        "superior": "Ủy ban nhân dân tỉnh Bắc Kạn",
        "code": code,
        "organ": "KTĐ",
        "number": number,
        "place": "Bắc Kạn",
        "day": date(2025, 2, 5),
    }
    return Letterhead(**{**values, **changes})  # type: ignore[arg-type]


def ranking(dense: bool = True) -> LetterTable:
    """Eleven units by four groups of criteria, with a heading over three columns."""
    columns = (
        LetterColumn("STT", 12, "center"),
        LetterColumn("Đơn vị", 70),
        LetterColumn("Nhiệm vụ chuyên môn", 28, "center"),
        LetterColumn("Xây dựng Đảng, chính quyền", 28, "center"),
        LetterColumn("Công tác thi đua", 26, "center"),
        LetterColumn("Tổng điểm", 24, "center"),
        LetterColumn("Xếp hạng", 20, "center"),
        LetterColumn("Đề nghị khen thưởng", 44),
    )
    rows = tuple(
        LetterRow(
            (
                str(at + 1),
                unit,
                f"{59 - at},50",
                "20,00",
                "19,25",
                f"{98 - at},75",
                str(at + 1),
                "Cờ thi đua của Ủy ban nhân dân tỉnh" if at == 0 else "",
            )
        )
        for at, unit in enumerate(UNITS)
    )
    total = LetterRow(
        ("Trung bình của khối", "54,50", "20,00", "19,25", "93,75", "", ""),
        strong=True,
        spans=(2, 1, 1, 1, 1, 1, 1),
    )
    return LetterTable(
        columns,
        (*rows, total),
        groups=(("", 2), ("Điểm theo nhóm tiêu chí", 3), ("", 3)),
        dense=dense,
    )


def proposal() -> Letter:
    """A tờ trình with bases, two addressees, a list, a gap, and two annexes (one landscape)."""
    details = LetterTable(
        (
            LetterColumn("STT", 12, "center"),
            LetterColumn("Đơn vị", 80),
            LetterColumn("Hình thức khen thưởng", 68),
        ),
        tuple(
            LetterRow((str(at + 1), unit, "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"))
            for at, unit in enumerate(UNITS[:3])
        ),
    )
    return Letter(
        head=head("TTr"),
        title="Tờ trình",
        subject="Về việc đề nghị khen thưởng các đơn vị có thành tích xuất sắc trong phong trào "
        "thi đua năm 2024 của Khối thi đua Văn hóa - Xã hội",
        addressees=("Ủy ban nhân dân tỉnh Bắc Kạn", "Sở Nội vụ tỉnh Bắc Kạn"),
        bases=BASES,
        body=(
            Para(
                "Ngày 25 tháng 02 năm 2025, Khối thi đua Văn hóa - Xã hội họp tổng kết phong trào "
                "thi đua năm 2024 và bình xét các đơn vị đề nghị khen thưởng. Trên cơ sở kết quả "
                "chấm điểm và bỏ phiếu suy tôn, Khối thi đua kính trình Ủy ban nhân dân tỉnh:"
            ),
            Heading("I. Kết quả chấm điểm, xếp hạng"),
            Para(
                (
                    "Khối có 11 đơn vị thành viên; đơn vị dẫn đầu là ",
                    Strong("Sở Y tế"),
                    " với 98,75/100 điểm. Cuộc họp do đồng chí ",
                    Blank("người chủ trì"),
                    " chủ trì.",
                )
            ),
            Heading("1. Đơn vị được đề nghị", 2),
            Bullets(
                (
                    "Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Y tế",
                    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 03 đơn vị tại Phụ lục I",
                )
            ),
            details,
            Para(
                "Khối thi đua Văn hóa - Xã hội kính trình Ủy ban nhân dân tỉnh xem xét, quyết định."
            ),
        ),
        signatures=Signatures(CHAIR),
        recipients=("Như trên", "Các đơn vị thành viên của Khối", "Lưu: VT, KTĐ"),
        annexes=(
            Annex("Danh sách đề nghị khen thưởng", (details,)),
            Annex("Bảng tổng hợp điểm, xếp hạng năm 2024", (ranking(),), landscape=True),
        ),
    )


def minutes() -> Letter:
    """Minutes: no place and date in the heading, secretary left, chair right."""
    return Letter(
        head=head("BB", None),
        title="Biên bản",
        subject="Họp bình xét thi đua năm 2024",
        body=(
            Para("Thời gian bắt đầu: 08 giờ 00, ngày 25 tháng 02 năm 2025"),
            Para(("Địa điểm: ", Blank("địa điểm họp"))),
            Para("Thành phần tham dự: 10/11 đơn vị thành viên"),
            Para("Chủ trì: đồng chí Nguyễn Văn A"),
            Para("Thư ký: đồng chí Trần Thị B"),
            Para("Nội dung:"),
            Para(
                "Hội nghị bỏ phiếu kín suy tôn đơn vị đề nghị tặng Cờ thi đua: Sở Y tế được 9/11 "
                "phiếu (81,82%), đạt tỷ lệ từ 80% trở lên."
            ),
            Para("Cuộc họp kết thúc vào 11 giờ 30, ngày 25 tháng 02 năm 2025"),
        ),
        signatures=Signatures(
            right=Signature(("Chủ tọa",), "Nguyễn Văn A", hint="(Ký, ghi rõ họ tên)"),
            left=Signature(("Thư ký",), Blank("họ và tên thư ký"), hint="(Ký, ghi rõ họ tên)"),
        ),
        recipients=("Các đơn vị thành viên", "Lưu: VT, Hồ sơ"),
        minutes=True,
        draft=False,
    )


def pact() -> Letter:
    """A pact that all eleven units sign."""
    return Letter(
        head=head("GƯ", 1, day=date(2025, 6, 15)),
        title="Giao ước thi đua",
        subject="Năm 2025",
        bases=BASES[:2],
        body=(
            Para("Các đơn vị thành viên thống nhất ký kết giao ước thi đua với các nội dung sau:"),
            Heading("I. Các phong trào thi đua"),
            LetterTable(
                (
                    LetterColumn("STT", 12, "center"),
                    LetterColumn("Tên phong trào", 60),
                    LetterColumn("Mục tiêu", 44),
                    LetterColumn("Thời gian phát động", 22, "center"),
                    LetterColumn("Thời gian tổng kết", 22, "center"),
                ),
                (
                    LetterRow(
                        (
                            "1",
                            "Chung sức xây dựng nông thôn mới",
                            "100% đơn vị tham gia",
                            "13/01/2025",
                            "31/12/2025",
                        )
                    ),
                ),
            ),
            Heading("II. Chỉ tiêu"),
            Bullets(("100% thành viên hoàn thành nhiệm vụ",)),
            Para("Các đơn vị cam kết thực hiện giao ước này"),
        ),
        signatures=Signatures(
            right=CHAIR,
            members=tuple(
                Signature((unit,), Blank("họ và tên", plain=True), hint="(Ký, ghi rõ họ tên)")
                for unit in UNITS
            ),
            members_title="Đại diện các đơn vị ký giao ước",
        ),
        recipients=("Sở Nội vụ", "Lưu: VT"),
        draft=False,
    )


def party_report() -> Letter:
    """A report of a Party bloc, with nearly everything unknown."""
    return Letter(
        head=Letterhead(
            "Khối thi đua các Ban Xây dựng Đảng và các cơ quan trực thuộc Tỉnh ủy",
            superior="Tỉnh ủy Hà Nam",
            system="party",
            code="BC",
            organ="KTĐ",
            year=2022,
        ),
        title="Báo cáo",
        subject="Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2022",
        addressees=("Ban Thường vụ Tỉnh ủy",),
        body=(Para("Sáng 09/8/2022, Khối thi đua tổ chức hội nghị sơ kết", indent=True),),
        signatures=Signatures(Signature(("T/M Khối thi đua", "Trưởng khối"), Blank("họ và tên"))),
        recipients=("Như trên", "Lưu"),
    )


def ballot() -> Letter:
    """A ballot paper: a heading without number and date, dots to write on, no ending."""
    return Letter(
        papers=True,
        head=head("", None, numbered=False, dated=False),
        title="Phiếu bầu",
        subject="Suy tôn đơn vị đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2024",
        note="(Chọn không quá 01 đơn vị)",
        body=(
            LetterTable(
                (
                    LetterColumn("STT", 14, "center"),
                    LetterColumn("Đơn vị", 90),
                    LetterColumn("Đồng ý", 28, "center"),
                    LetterColumn("Không đồng ý", 28, "center"),
                ),
                tuple(LetterRow((str(at + 1), unit, "", "")) for at, unit in enumerate(UNITS)),
            ),
            Para(("Ghi chú: ", Slanted("đánh dấu X vào ô lựa chọn"))),
        ),
        closed=False,
        draft=False,
    )


def scores() -> Letter:
    """One unit's score sheet over several landscape pages, nobody's number, signed by the unit."""
    rows: list[LetterRow] = []
    for group in range(1, 5):
        rows.append(
            LetterRow((f"{group}", f"Nhóm tiêu chí số {group}", "20", "", "", "", ""), strong=True)
        )
        rows += [
            LetterRow(
                (
                    f"{group}.{at}",
                    "Tham mưu ban hành kịp thời các văn bản chỉ đạo, điều hành thuộc lĩnh vực "
                    "quản lý nhà nước được giao trong năm",
                    "2,00",
                    "0,50",
                    "1,50",
                    "1,50",
                    "Chậm 01 báo cáo",
                )
            )
            for at in range(1, 11)
        ]
    rows.append(
        LetterRow(
            ("Tổng điểm", "80,00", "5,00", "75,50", "74,00", ""),
            strong=True,
            spans=(2, 1, 1, 1, 1, 1),
        )
    )
    table = LetterTable(
        (
            LetterColumn("TT", 14, "center"),
            LetterColumn("Nội dung tiêu chí", 105),
            LetterColumn("Điểm chuẩn", 22, "center"),
            LetterColumn("Điểm trừ", 20, "center"),
            LetterColumn("Tự chấm", 20, "center"),
            LetterColumn("Thẩm định", 22, "center"),
            LetterColumn("Ghi chú", 44),
        ),
        tuple(rows),
        groups=(("", 2), ("Điểm", 4), ("", 1)),
        dense=True,
    )
    return Letter(
        head=head("", None, numbered=False, issuer="Sở Y tế", superior="Ủy ban nhân dân tỉnh"),
        title="Bảng chấm điểm",
        subject="Kết quả thực hiện các tiêu chí thi đua năm 2024",
        body=(table,),
        signatures=Signatures(Signature(("Giám đốc",), Blank("họ và tên"))),
        landscape=True,
        draft=False,
    )


SAMPLES = {
    "proposal": proposal,
    "minutes": minutes,
    "pact": pact,
    "party": party_report,
    "ballot": ballot,
    "scores": scores,
}
