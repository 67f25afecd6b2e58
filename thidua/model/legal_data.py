"""The legal acts on emulation and commendation that thidua knows, with validity and sources.

`certainty` and `unsure` say what was read and what was not; nothing here is a guess, and what is
not known is absent. A later act, or a correction, goes into `bases:` of thidua.yaml.
"""

from functools import cache

from thidua.model.documents import Basis

DECREE_2025 = "Nghị định 152/2025/NĐ-CP, Điều 59 (bản trích trên thuvienphapluat.vn)"
SUBJECT = "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"

ACTS: tuple[dict[str, str], ...] = (
    {
        "id": "luat-tdkt-2003",
        "kind": "Luật",
        "title": "Thi đua, khen thưởng",
        "number": "15/2003/QH11",
        "issuer": "Quốc hội",
        "issued": "2003-11-26",
        "in_force": "2004-07-01",
        "until": "2024-01-01",
        "replaced_by": "luat-tdkt-2022",
        "certainty": "secondary",
        "unsure": "ngày có hiệu lực",
        "source": "Luật Thi đua, khen thưởng 2022, Điều 94 (hết hiệu lực)",
    },
    {
        "id": "luat-tdkt-sua-doi-2005",
        "kind": "Luật",
        "title": "sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        "number": "47/2005/QH11",
        "issuer": "Quốc hội",
        "issued": "2005-06-14",
        "until": "2024-01-01",
        "replaced_by": "luat-tdkt-2022",
        "certainty": "secondary",
        "unsure": "ngày có hiệu lực",
        "source": "Luật Thi đua, khen thưởng 2022, Điều 94; căn cứ của văn bản Bộ GDĐT",
    },
    {
        "id": "luat-tdkt-sua-doi-2013",
        "kind": "Luật",
        "title": "sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        "number": "39/2013/QH13",
        "issuer": "Quốc hội",
        "issued": "2013-11-16",
        "in_force": "2014-06-01",
        "until": "2024-01-01",
        "replaced_by": "luat-tdkt-2022",
        "certainty": "memory",
        "unsure": "ngày có hiệu lực",
        "source": "Luật Thi đua, khen thưởng 2022, Điều 94 (số, hết hiệu lực)",
    },
    {
        # An act on another matter that amended this law, too: known, never cited by itself.
        "id": "luat-32-2009",
        "kind": "Luật",
        "number": "32/2009/QH12",
        "issuer": "Quốc hội",
        "issued": "2009-06-18",
        "until": "2024-01-01",
        "replaced_by": "luat-tdkt-2022",
        "certainty": "memory",
        "unsure": "tên gọi, ngày ban hành, điều được sửa",
        "cited": "no",
        "source": "không có văn bản để đối chiếu",
    },
    {
        "id": "luat-tdkt-2022",
        "kind": "Luật",
        "title": "Thi đua, khen thưởng",
        "number": "06/2022/QH15",
        "issuer": "Quốc hội",
        "issued": "2022-06-15",
        "in_force": "2024-01-01",
        "source": "Luật Thi đua, khen thưởng 2022, Điều 94 (Wikisource tiếng Việt)",
    },
    {
        # Its title and transition were not read: documents show a gap. It is told that dossiers
        # received before it is in force keep the law of 2022.
        "id": "luat-tdkt-sua-doi-2026",
        "kind": "Luật",
        "number": "06/2026/QH16",
        "issuer": "Quốc hội",
        "issued": "2026-04-23",
        "in_force": "2026-10-01",
        "certainty": "secondary",
        "unsure": "tên đầy đủ, quy định chuyển tiếp (nghe nói hồ sơ đã nhận trước ngày 01/10/2026 theo "
        "Luật 06/2022/QH15)",
        "source": "nguồn thứ cấp (số, ngày ban hành, ngày có hiệu lực); kiểm tra trước khi dùng",
    },
    {
        "id": "nd-91-2017",
        "kind": "Nghị định",
        "title": SUBJECT,
        "number": "91/2017/NĐ-CP",
        "issuer": "Chính phủ",
        "issued": "2017-07-31",
        "in_force": "2017-10-01",
        "until": "2024-01-01",
        "replaced_by": "nd-98-2023",
        "certainty": "memory",
        "unsure": "ngày có hiệu lực, ngày hết hiệu lực",
        "source": "căn cứ của văn bản Bộ GDĐT (số, ngày, trích yếu)",
    },
    {
        "id": "nd-98-2023",
        "kind": "Nghị định",
        "title": SUBJECT,
        "number": "98/2023/NĐ-CP",
        "issuer": "Chính phủ",
        "issued": "2023-12-31",
        "in_force": "2024-01-01",
        "until": "2025-07-01",
        "replaced_by": "nd-152-2025",
        "certainty": "memory",
        "unsure": "ngày có hiệu lực",
        "source": DECREE_2025,
    },
    {
        "id": "nd-152-2025",
        "kind": "Nghị định",
        "title": "quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định "
        "chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
        "number": "152/2025/NĐ-CP",
        "issuer": "Chính phủ",
        "issued": "2025-06-14",
        "in_force": "2025-07-01",
        "certainty": "memory",
        "unsure": "trích yếu",
        "source": DECREE_2025,
    },
    {
        "id": "tt-08-2017-bnv",
        "kind": "Thông tư",
        "title": "quy định chi tiết thi hành một số điều của Nghị định số 91/2017/NĐ-CP ngày 31 "
        "tháng 7 năm 2017 của Chính phủ",
        "number": "08/2017/TT-BNV",
        "issuer": "Bộ Nội vụ",
        "issued": "2017-10-27",
        "until": "2020-01-01",
        "replaced_by": "tt-12-2019-bnv",
        "certainty": "memory",
        "unsure": "trích yếu, ngày có hiệu lực, ngày hết hiệu lực",
        "source": "căn cứ của Quyết định 3853/2018 Bình Định (số, ngày)",
    },
    {
        "id": "tt-12-2019-bnv",
        "kind": "Thông tư",
        "title": "quy định chi tiết thi hành một số điều của Nghị định số 91/2017/NĐ-CP ngày 31 "
        "tháng 7 năm 2017 của Chính phủ",
        "number": "12/2019/TT-BNV",
        "issuer": "Bộ Nội vụ",
        "issued": "2019-11-04",
        "in_force": "2020-01-01",
        "until": "2024-01-01",
        "replaced_by": "nd-98-2023",
        "certainty": "memory",
        "unsure": "trích yếu, ngày hết hiệu lực",
        "source": "nguồn thứ cấp (số, ngày ban hành, ngày có hiệu lực)",
    },
    {
        "id": "tt-01-2024-bnv",
        "kind": "Thông tư",
        "title": "quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số "
        "98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
        "number": "01/2024/TT-BNV",
        "issuer": "Bộ Nội vụ",
        "issued": "2024-02-24",
        "until": "2025-08-05",
        "replaced_by": "tt-15-2025-bnv",
        "certainty": "memory",
        "unsure": "trích yếu, ngày ban hành, ngày có hiệu lực",
        "source": "Thông tư 15/2025/TT-BNV (hết hiệu lực)",
    },
    {
        "id": "tt-15-2025-bnv",
        "kind": "Thông tư",
        "title": "quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số "
        "152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
        "number": "15/2025/TT-BNV",
        "issuer": "Bộ Nội vụ",
        "issued": "2025-08-04",
        "in_force": "2025-08-05",
        "certainty": "memory",
        "unsure": "trích yếu, ngày ban hành",
        "source": "bản trích trên thuvienphapluat.vn (ngày có hiệu lực)",
    },
    {
        # The layout's own rule: followed, not cited.
        "id": "nd-30-2020",
        "kind": "Nghị định",
        "title": "về công tác văn thư",
        "number": "30/2020/NĐ-CP",
        "issuer": "Chính phủ",
        "issued": "2020-03-05",
        "in_force": "2020-03-05",
        "certainty": "memory",
        "unsure": "ngày có hiệu lực",
        "cited": "no",
        "source": "Nghị định 30/2020/NĐ-CP, Phụ lục I-III",
    },
    {
        "id": "ct-34-2014",
        "kind": "Chỉ thị",
        "title": "về tiếp tục đổi mới công tác thi đua, khen thưởng",
        "number": "34-CT/TW",
        "issuer": "Bộ Chính trị",
        "issued": "2014-04-07",
        "certainty": "memory",
        "unsure": "còn hiệu lực đến khi nào",
        "cited": "no",
        "source": "tin của các khối thi đua năm 2021, 2022 (số, ngày)",
    },
)


@cache
def known() -> tuple[Basis, ...]:
    """The acts as models, in the order of this file."""
    return tuple(Basis.model_validate(act) for act in ACTS)
