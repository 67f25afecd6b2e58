"""Ballots: counts, quorum, threshold, who is elected."""
