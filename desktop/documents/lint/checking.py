"""All rules in one table, and the two acts: find everything, and put right what can be put right."""

from desktop.documents.lint import (
    attachments,
    blanks,
    brackets,
    dates,
    elements,
    headings,
    lists,
    numbers,
    punctuation,
    rates,
    sums,
    titles,
    typos,
    units,
)
from desktop.documents.lint.findings import Check, Finding
from desktop.documents.lint.fixing import fixed
from desktop.documents.lint.pieces import Draft
from desktop.documents.official import OfficialDocument
from desktop.domain.units import UnitBook

# In the order a reader meets the elements; each rule names its clause.
RULES: tuple[Check, ...] = (
    numbers.document_number,
    numbers.quoted_numbers,
    titles.end_of_title,
    titles.kind_of_paper,
    elements.title_missing,
    elements.addressee_missing,
    headings.order,
    dates.separators,
    dates.leading_zeros,
    dates.mixed_numerals,
    dates.short_years,
    dates.impossible,
    punctuation.half_width_marks,
    punctuation.full_width_characters,
    punctuation.doubled_marks,
    brackets.brackets,
    brackets.straight_quotes,
    brackets.single_quotes,
    brackets.curly_quotes,
    sums.total_rows,
    sums.total_columns,
    rates.percentage_points,
    typos.typos,
    blanks.blanks,
    units.unknown,
    units.two_ways,
    attachments.mentions,
    attachments.typed_note,
    attachments.names,
    elements.signature_missing,
    elements.date_missing,
    elements.dates_agree,
    lists.copied_to_addressee,
    lists.named_twice,
)
_PASSES = 8


def lint(document: OfficialDocument, book: UnitBook | None = None) -> tuple[Finding, ...]:
    """Return what is wanting in a document; names of units are checked only against a book that has some."""
    draft = Draft(document, book or None)
    return tuple(finding for check in RULES for finding in check(draft))


def tidied(document: OfficialDocument, book: UnitBook | None = None) -> OfficialDocument:
    """Return the document with every fix applied, and those that only show after others, until none is left."""
    for _ in range(_PASSES):
        better = fixed(document, lint(document, book))
        if better == document:
            break
        document = better
    return document
