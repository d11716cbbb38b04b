"""The documents that footnotes of a unit's report may name, and how they are cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from cchc.document.frame import day_written
from cchc.document.markup import Cited
from cchc.engine.faults import N_, Fault
from cchc.reporting.models import CitedDocument
from cchc.units.models import Ancestry
from cchc.units.queries.listing import on


class DocumentNotCited(Fault):
    """A footnote names a document that nobody has entered."""


@dataclass(frozen=True)
class Library:
    """Documents by the key that a text of the unit uses: its own ones, else those of the units above it.

    A document of any other unit is named UNIT/KEY.
    """

    documents: Mapping[str, CitedDocument]

    def find(self, cited: Cited) -> tuple[CitedDocument, ...]:
        """Return the documents of a footnote; raises DocumentNotCited naming place and nearest keys."""
        for key in cited.keys:
            if key not in self.documents:
                near = get_close_matches(key, self.documents, n=3, cutoff=0.4)
                raise DocumentNotCited(
                    N_(
                        "Dòng %(line)d, cột %(column)d: chưa có văn bản mang khóa “%(key)s”; gần giống: "
                        "%(near)s. Hãy nhập bằng lệnh “cchc narrative cite”."
                    ),
                    line=cited.spot.line,
                    column=cited.spot.column,
                    key=key,
                    near=", ".join(near) or "—",
                )
        return tuple(self.documents[key] for key in cited.keys)


def library_of(unit: str, day: date, cited: Iterable[Cited]) -> Library:
    """Return what a unit's text may cite on a day: its own documents, those above, those named UNIT/KEY."""
    named = {key.partition("/")[0] for one in cited for key in one.keys if "/" in key}
    above = Ancestry.objects.filter(on(day), unit__code=unit).order_by("-depth")
    chain = [*dict.fromkeys(above.values_list("ancestor__code", flat=True)), unit]
    found: dict[str, CitedDocument] = {}
    stored = CitedDocument.objects.filter(unit__code__in={*chain, *named}).select_related("unit")
    for one in sorted(stored, key=lambda one: chain.index(one.unit.code) if one.unit.code in chain else -1):
        found[f"{one.unit.code}/{one.key}"] = one
        if one.unit.code in chain:
            found[one.key] = one
    return Library(found)


def citation(one: CitedDocument, *, short: bool = False) -> str:
    """Return a document as a footnote names it; later ones give kind and number only (Decree 30)."""
    number = f" số {one.number}" if one.number else ""
    if short and one.number:
        return f"{one.kind}{number}"
    day = f" ngày {day_written(one.issued_on)}" if one.issued_on else ""
    issuer = f" của {one.issuer}" if one.issuer else ""
    title = f" {one.title}" if one.title else ""
    return f"{one.kind}{number}{day}{issuer}{title}"
