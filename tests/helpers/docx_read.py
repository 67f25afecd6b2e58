"""Reads what a .docx really says: effective sizes, styles and texts, straight from its XML."""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4


@dataclass(frozen=True)
class Run:
    text: str
    size: float
    bold: bool
    italic: bool
    marked: bool
    fonts: frozenset[str]


@dataclass(frozen=True)
class Paragraph:
    element: ET.Element
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """What it says; where a long name is parted into two lines does not matter here."""
        return "".join(run.text for run in self.runs).replace("\n", " ")

    @property
    def lines(self) -> list[str]:
        return "".join(run.text for run in self.runs).split("\n")

    def value(self, name: str, attribute: str = "val") -> str | None:
        found = self.element.find(f"{NS}pPr/{NS}{name}")
        return None if found is None else found.get(NS + attribute)

    def mm(self, attribute: str) -> float:
        return int(self.value("ind", attribute) or 0) / MM

    @property
    def ruled(self) -> bool:
        return self.element.find(f"{NS}pPr/{NS}pBdr/{NS}top") is not None and not self.text


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(raw: bytes, name: str = "word/document.xml") -> ET.Element:
    return ET.fromstring(parts(raw)[name])


def _run(element: ET.Element) -> Run:
    properties = element.find(f"{NS}rPr")
    assert properties is not None, "every run states its own face"
    fonts = properties.find(f"{NS}rFonts")
    size = properties.find(f"{NS}sz")
    assert fonts is not None
    assert size is not None
    text = ""
    for part in element:
        text += {NS + "t": part.text or "", NS + "br": "\n"}.get(part.tag, "")
    return Run(
        text,
        int(size.get(NS + "val", "0")) / 2,
        properties.find(f"{NS}b") is not None,
        properties.find(f"{NS}i") is not None,
        properties.find(f"{NS}highlight") is not None,
        frozenset(fonts.attrib.values()),
    )


def paragraph(element: ET.Element) -> Paragraph:
    return Paragraph(element, tuple(_run(run) for run in element.findall(f"{NS}r")))


def paragraphs(where: ET.Element) -> list[Paragraph]:
    return [paragraph(element) for element in where.iter(f"{NS}p")]


def filled(where: ET.Element) -> list[Paragraph]:
    return [one for one in paragraphs(where) if one.text]


def tables(raw: bytes) -> list[ET.Element]:
    return list(root(raw).iter(f"{NS}tbl"))


def cells(table: ET.Element) -> Iterator[ET.Element]:
    yield from table.iter(f"{NS}tc")


def widths(table: ET.Element) -> list[float]:
    """The columns' widths in mm."""
    return [int(column.get(NS + "w", "0")) / MM for column in table.iter(f"{NS}gridCol")]


def sections(raw: bytes) -> list[ET.Element]:
    return list(root(raw).iter(f"{NS}sectPr"))


def texts(raw: bytes) -> str:
    return "\n".join(one.text for one in filled(root(raw)))
