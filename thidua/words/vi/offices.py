"""Tiếng Việt: chức danh trong khối, và cách chọn người giữ chức hay đơn vị được đề nghị."""

WORDS: dict[str, str] = {
    "leader.khoi": "Trưởng khối",
    "deputy.khoi": "Phó Trưởng khối",
    "leader.cum": "Cụm trưởng",
    "deputy.cum": "Cụm phó",
    "chosen.elected": "bầu",
    "chosen.acclaimed": "suy tôn",
    "chosen.deputy_succeeds": "Phó năm trước lên thay",
    "chosen.round_robin": "luân phiên",
    "chosen.top_ranked": "đơn vị dẫn đầu năm trước",
    "chosen.introduced": "giới thiệu",
    "chosen.ballot": "bỏ phiếu",
    "chosen.consensus": "thống nhất",
    "chosen.score": "theo điểm",
    "chosen.meeting": "hội nghị",
    "policy.elected": "bầu tại hội nghị",
    "policy.deputy_succeeds": "Phó năm trước lên thay",
    "policy.round_robin": "luân phiên, đơn vị chờ lâu nhất",
    "policy.top_ranked": "đơn vị xếp hạng cao nhất năm trước",
}
