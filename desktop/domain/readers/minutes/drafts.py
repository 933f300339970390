"""A decision while it is being read: letters of one paragraph, roles and dates, before it becomes a proposal."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from desktop.domain.deadlines import Explained
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import Mention
from desktop.domain.readers.minutes.proposal import (
    AGREED,
    STATUS,
    TASK,
    DecisionProposal,
    Doubt,
    Span,
)
from desktop.domain.readers.minutes.roles import Roles, unknown_doubts
from desktop.domain.source import SourceText, squash

_DAMAGE = re.compile(
    r"[?？]{2,}|□|�|(?:首批|共有|共计|达到)(?=[个件户宗起](?!人|别|性|体))|第(?=[期号次项][^\u4e00-\u9fff])|[〔\[]\d{5,}|(?<=[\u4e00-\u9fff])[×xX]{1,4}(?=[年月日个件])"
)

_MISREAD = re.compile(r"\d{0,3}[OoIl]\d{0,3}(?=\s*[年月日号])|\d[OoIl]\d")
_LEADER = re.compile(
    r"由([^，。；：、由]{2,14}?)(?:共同|联合|统一|具体|总)?牵头|(?:^|(?<=[，。；：]))([县市区州旗][^，。；：、]{1,12}?)牵头"
)


@dataclass(slots=True)
class Where:
    """A stretch of one paragraph's letters, and the same stretch of the source."""

    paragraph: Paragraph
    low: int
    high: int

    @property
    def span(self) -> Span:
        """The stretch of the source."""
        return self.paragraph.view.span(self.low, self.high)

    @property
    def words(self) -> str:
        """The letters, without blanks."""
        return self.paragraph.text[self.low : self.high]


@dataclass(slots=True)
class Draft:
    """A decision under way; label lines below it may still add to it."""

    where: Where
    disposition: str
    roles: Roles
    deadline: tuple[Explained, Span] | None = None
    heading: str | None = None
    doubts: list[Doubt] = field(default_factory=list)
    carried: bool = False
    lead_spans: list[Span] = field(default_factory=list)
    support_spans: list[Span] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)

    def see(self, paragraph: Paragraph, roles: Roles) -> None:
        """Note where the names of its roles stand in a paragraph."""
        self.lead_spans.extend(paragraph.view.span(m.start, m.end) for m in roles.lead)
        self.support_spans.extend(paragraph.view.span(m.start, m.end) for m in roles.support)

    def help(self, paragraph: Paragraph, roles: Roles, span: Span) -> None:
        """Add units that a later sentence names as helping: 某局、某局积极配合."""
        self.roles.support += [m for m in roles.lead + roles.support if m not in self.roles.support]
        self.roles.collective += [name for name in roles.collective if name not in self.roles.collective]
        self.support_spans.extend(paragraph.view.span(m.start, m.end) for m in roles.lead + roles.support)
        self.more.append(span)

    def proposal(self, source: SourceText) -> DecisionProposal:
        """Give the finished proposal; its text is exactly what stands in the source."""
        low, high = self.where.span
        report = self.disposition == STATUS
        lead = () if report else _names(self.roles.lead)
        support = () if report else _names(self.roles.support)
        return DecisionProposal(
            text=source.text[low:high],
            span=(low, high),
            disposition=self.disposition,
            lead=lead,
            support=tuple(name for name in support if name not in lead),
            collective=() if report else tuple(self.roles.collective),
            deadline=None if report else self._deadline(source),
            heading=self.heading,
            doubts=() if report else tuple(self._all_doubts(source)),
            lead_spans=() if report else tuple(dict.fromkeys(self.lead_spans)),
            support_spans=() if report else tuple(dict.fromkeys(self.support_spans)),
            deadline_span=self.deadline[1] if self.deadline and not report else None,
            more_spans=tuple(self.more),
        )

    def _deadline(self, source: SourceText) -> Explained | None:
        """Give the deadline with the words as they stand in the source, blanks included."""
        if self.deadline is None:
            return None
        meaning, (low, high) = self.deadline
        raw = source.text[low:high]
        return replace(meaning, raw=raw) if squash(raw) == squash(meaning.raw) else meaning

    def _all_doubts(self, source: SourceText) -> list[Doubt]:
        doubts = [*self.doubts, *self.roles.doubts, *unknown_doubts(self.roles)]
        if (
            self.disposition in (TASK, AGREED)
            and not self.roles.lead
            and not any(d.field == "lead" for d in doubts)
        ):
            group = (
                "只写了" + "、".join(self.roles.collective) if self.roles.collective else "没有写明责任单位"
            )
            doubts.append(Doubt("lead", f"{group}，请指定牵头单位。"))
        if unread := self._unread_leader():
            doubts.append(Doubt("lead", f"“{unread}”写明牵头，但没有认出是哪个单位，请核对。"))
        if self.deadline and (question := deadline_question(self.deadline[0])):
            doubts.append(Doubt("deadline", question))
        if found := _DAMAGE.search(self.where.words):
            doubts.append(Doubt("text", f"原文“{found[0]}”处疑有缺字或乱码，请核对原件。"))
        for low, high, name in (
            (*self.where.span, "text"),
            (*(self.deadline or (None, (0, 0)))[1], "deadline"),
        ):
            if misread := _MISREAD.search(source.text, low, high):
                doubts.append(Doubt(name, f"原文“{misread[0]}”处疑把数字误作字母，请核对原件。"))
        return list(dict.fromkeys(doubts))

    def _unread_leader(self) -> str | None:
        """Give the words that stand before 牵头 where no unit was read: another unit must not pass for it."""
        read = {mention.end for mention in (*self.roles.lead, *self.roles.support)}
        for match in _LEADER.finditer(self.where.words):
            words = match[1] or match[2]
            group = any(name in words or words in name for name in self.roles.collective)
            if self.where.low + match.end(match.lastindex or 0) not in read and not group:
                return str(words)
        return None


def _unstarted(deadline: Explained) -> bool:
    """Whether a term was counted from the day of the meeting although the text does not say so (3日内)."""
    return (
        deadline.kind in ("REL_DAY", "REL_WORKDAY", "REL_MONTH")
        and not deadline.event
        and deadline.due is not None
    )


def _names(mentions: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in mentions))


def deadline_question(deadline: Explained) -> str | None:
    """Give what has to be asked about a deadline, None when it stands."""
    if deadline.question:
        return deadline.question
    if loose := next((part for part in (deadline, *deadline.parts) if _unstarted(part)), None):
        return f"“{loose.raw or deadline.raw}”没有写从哪天起算，暂从会议日期起算，请确认。"
    if deadline.provisional:
        return f"“{deadline.raw}”涉及尚未发布放假安排的年份，暂按周一至周五计，请以后复核。"
    if deadline.certainty in ("ambiguous", "vague", "damaged"):
        return f"“{deadline.raw}”不能定到某一天，请确认完成时限。"
    return None
