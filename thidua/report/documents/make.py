"""Every kind of document by its name; a builder is imported when its kind is asked for."""

from importlib import import_module

from thidua.model.documents import DOCUMENT_KINDS
from thidua.report.documents.sources import Sources
from thidua.report.letter import Letter


def make(sources: Sources) -> Letter:
    """The document that the sources' frame asks for."""
    if sources.frame.kind not in DOCUMENT_KINDS:
        raise ValueError(sources.frame.kind)
    name = sources.frame.kind.replace("-", "_")
    letter: Letter = import_module(f"thidua.report.documents.{name}").build(sources)
    return letter
