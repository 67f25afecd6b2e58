"""English: offices of a bloc, and how people and units are chosen."""

WORDS: dict[str, str] = {
    "leader.khoi": "Bloc leader",
    "deputy.khoi": "Deputy bloc leader",
    "leader.cum": "Cluster leader",
    "deputy.cum": "Deputy cluster leader",
    "chosen.elected": "elected",
    "chosen.acclaimed": "acclaimed",
    "chosen.deputy_succeeds": "last year's deputy succeeds",
    "chosen.round_robin": "rotation",
    "chosen.top_ranked": "last year's best unit",
    "chosen.introduced": "introduced",
    "chosen.ballot": "ballot",
    "chosen.consensus": "consensus",
    "chosen.score": "by points",
    "chosen.meeting": "meeting",
    "policy.elected": "elected by the meeting",
    "policy.deputy_succeeds": "last year's deputy succeeds",
    "policy.round_robin": "in turn, who has waited longest",
    "policy.top_ranked": "the best-ranked unit of the year before",
}
