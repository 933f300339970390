"""The papers of the catalogue, made in the example office, pass their own lint."""

from desktop.documents.lint import Weight, lint, tidied
from desktop.services import papers
from desktop.services.compose.sample import sample_office
from desktop.services.units import book


def test_no_paper_of_the_catalogue_breaks_a_rule_or_is_changed() -> None:
    with sample_office() as office:
        units = book(office.desk)
        assert units
        for kind in papers.kinds():
            document = papers.draft(office.desk, kind.kind, office.subject(kind.kind))
            faults = [one for one in lint(document, units) if one.weight is Weight.FAULT]
            assert not faults, (kind.kind, faults)
            assert tidied(document, units) == document, kind.kind
