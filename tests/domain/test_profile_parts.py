from desktop.domain.periods import Span
from desktop.domain.profile_parts import Rhythm


def test_only_dated_rhythms_have_a_period() -> None:
    spans = {rhythm: rhythm.span for rhythm in Rhythm}
    assert spans[Rhythm.YEAR] is Span.YEAR
    assert spans[Rhythm.HALF_YEAR] is Span.HALF_YEAR
    assert spans[Rhythm.QUARTER] is Span.QUARTER
    assert spans[Rhythm.MONTH] is Span.MONTH
    assert {rhythm for rhythm, span in spans.items() if span is None} == {
        Rhythm.REGULAR,
        Rhythm.AS_NEEDED,
        Rhythm.STANDING,
    }
