"""Offices of a bloc, and how people and units are chosen."""

WORDS: dict[str, tuple[str, str]] = {
    "leader": ("Trưởng khối", "Bloc leader"),
    "deputy": ("Phó Trưởng khối", "Deputy bloc leader"),
    "chosen.elected": ("bầu", "elected"),
    "chosen.acclaimed": ("suy tôn", "acclaimed"),
    "chosen.deputy_succeeds": ("Phó năm trước lên thay", "last year's deputy succeeds"),
    "chosen.round_robin": ("luân phiên", "rotation"),
    "chosen.top_ranked": ("đơn vị dẫn đầu năm trước", "last year's best unit"),
    "chosen.introduced": ("giới thiệu", "introduced"),
    "chosen.ballot": ("bỏ phiếu", "ballot"),
    "chosen.consensus": ("thống nhất", "consensus"),
    "chosen.score": ("theo điểm", "by points"),
    "chosen.meeting": ("hội nghị", "meeting"),
    "policy.elected": ("bầu tại hội nghị", "elected by the meeting"),
    "policy.deputy_succeeds": ("Phó năm trước lên thay", "last year's deputy succeeds"),
    "policy.round_robin": ("luân phiên, đơn vị chờ lâu nhất", "in turn, who has waited longest"),
    "policy.top_ranked": ("đơn vị xếp hạng cao nhất năm trước",
        "the best-ranked unit of the year before"),
}
