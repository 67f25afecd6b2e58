"""The year's report as linked pages: the ranking, a page a unit, a page a criterion, votes, awards.

Every figure leads to its explanation, every explanation to the rule and the entry, file and line,
and every such line back. Nothing here knows a format: a link is `page#anchor`, a page's name.
"""
