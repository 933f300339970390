"""Reading the body of minutes from top to bottom: frames, headings, sentences, duties, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.readers.minutes import frames, lexicon
from desktop.domain.readers.minutes.assigning import assigned, carried_over, completes, drafters
from desktop.domain.readers.minutes.clauses import (
    Clause,
    Duty,
    agreed_duties,
    clauses_of,
    core_of,
    duties_of,
    sentences,
    without_topic,
)
from desktop.domain.readers.minutes.closing import goes_on, helps_all
from desktop.domain.readers.minutes.drafts import Draft, Where
from desktop.domain.readers.minutes.headings import Heading, heading_of, section_frame
from desktop.domain.readers.minutes.joining import charges_unnamed, joined
from desktop.domain.readers.minutes.labels import (
    ASIDE,
    DUTY_UNIT,
    FACTS,
    MATTER,
    PRESENT,
    TIME,
    Label,
    duty_labels,
    label_of,
)
from desktop.domain.readers.minutes.labels import LEAD as LEADING
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import Mention, groups_in, mentions_in
from desktop.domain.readers.minutes.proposal import AGREED, DEFERRED, STATUS, TASK, Doubt
from desktop.domain.readers.minutes.responsibility import AGENT, HELPER, LEAD, SUBJECT
from desktop.domain.readers.minutes.roles import Roles, led_by_person, roles_of
from desktop.domain.readers.minutes.sayings import about_the_meeting, tells_state, voices
from desktop.domain.readers.minutes.sections import bare_section, heard_before, speaks_for_unit
from desktop.domain.readers.minutes.sights import Sight, assigns, orders_by_day, unread_beside
from desktop.domain.readers.minutes.tagging import apply_labels
from desktop.domain.readers.minutes.timing import Clock, dated, deadline_of
from desktop.domain.readers.minutes.verdict import (
    Case,
    disposition_doubt,
    disposition_of,
    earlier_report,
    report_goes_on,
)
from desktop.domain.units import UnitBook

_PLAIN = re.compile(r"[。；，：]")
_CONSIDERED = re.compile(r"^会议(?:还|并|同时|另|最后)?(?:专题)?(?:研究|讨论|审议)了?")
_ANNOUNCES = re.compile(r"(?:以下|如下|下列)[^，。；：]{0,12}：$")


@dataclass(slots=True)
class Reader:
    """Walks down the paragraphs and collects drafts; holds what carries over from one to the next."""

    book: UnitBook
    clock: Clock
    frame: str = frames.REPORT
    list_frame: str = frames.DECIDE
    voiced: int = (
        0  # the level of the item in which another was heard: the next item is the meeting's own again
    )
    heading: str | None = None
    actor: list[Mention] = field(default_factory=list)
    owner: list[Mention] = field(default_factory=list)  # a unit standing as the heading of its own list
    drafts: list[Draft] = field(default_factory=list)
    item: list[Draft] = field(default_factory=list)  # drafts that a label line below would speak of
    prose: list[Where] = field(default_factory=list)  # the sentences such a line would speak of
    reporting: bool = False
    hearing: str | None = None  # the frame to go back to after a paragraph that opens with a unit's view
    tagging: bool = False  # the paragraph before held labels
    over: list[Sight] = field(default_factory=list)  # labels that stand over the items below them
    level: int = 0  # of the number of the item that is open
    section: tuple[int, str] = (0, "")  # level of the heading that set the frame, the frame before it
    ahead: list[Sight] = field(default_factory=list)  # labels read before their matter

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Draft]:
        """Read all paragraphs of the body and give the drafts in order."""
        sights = [self._sight(paragraph) for paragraph in paragraphs]
        if not any(self._marks(sight) for sight in sights):
            self.frame = frames.DECIDE
        heard = heard_before(sights)
        for number, sight in enumerate(sights):
            if number in heard:
                self.frame = frames.REPORT
            if number not in heard or not speaks_for_unit(sight):
                self._paragraph(sight)
        return self.drafts

    def _sight(self, paragraph: Paragraph) -> Sight:
        mentions = mentions_in(paragraph.text, self.book)
        dates = self.clock.dates_in(paragraph.text)
        return Sight(paragraph, mentions, groups_in(paragraph.text, mentions), dates)

    def _marks(self, sight: Sight) -> bool:
        return frames.list_intro(sight.text) or any(
            frames.opener(sight.text[low:high], sight.mentions, low) in (frames.DECIDE, frames.URGE)
            for low, high in sentences(sight.text)
        )

    def _paragraph(self, sight: Sight) -> None:
        label = label_of(sight.text)
        start, labels = duty_labels(sight.text)
        if start == 0 and labels and (self._heads_item(sight) or self._heads_list(sight, labels)):
            return
        under = bool(self.item or self.prose)
        if label and label.kind in FACTS and not (_dual(label, labels, self.tagging) and under):
            return
        if start == 0 and labels and under:
            self._apply(sight, labels)
            return
        self.tagging = False
        if label and label.kind == MATTER:
            start = max(start, label.end) if not labels else start
            self._prose(sight, label.start, start)
        elif label and label.kind != ASIDE and start == 0 and not labels:
            return
        else:
            self._prose(sight, 0, start)
        if self.ahead and (self.item or self.prose):
            waiting, self.ahead = self.ahead, []
            for each in waiting:
                self._apply(each, duty_labels(each.text)[1])
        if labels:
            self._apply(sight, labels)
        elif self.over and self.item and sight.paragraph.marker:
            for each in self.over:
                self._apply(each, duty_labels(each.text)[1])

    def _heads_item(self, sight: Sight) -> bool:
        """Keep labels that stand before their matter (1. 牵头单位：… 任务：…) until it has been read."""
        marker = sight.paragraph.marker
        fresh = marker is not None and (marker.level == self.level or not (self.item or self.prose))
        if marker and fresh:
            self._open_item(marker.level)
        if fresh or (self.ahead and not self.item and not self.prose):
            self.ahead.append(sight)
            return True
        return False

    def _heads_list(self, sight: Sight, labels: tuple[Label, ...]) -> bool:
        """Keep labels that stand over the items of a list; where the first ones do, later ones do too."""
        under = bool(self.item or self.prose)
        units = any(label.kind in (LEADING, DUTY_UNIT) for label in labels)
        if sight.paragraph.marker is not None or (under and not self.over) or not (units or self.over):
            return False
        self.over = [sight] if units else [*self.over, sight]
        self.item, self.prose = [], []
        return True

    def _apply(self, sight: Sight, labels: tuple[Label, ...]) -> None:
        if not self.item and all(label.kind == ASIDE for label in labels):
            return  # 汇报单位：… under a heading makes no decision of it
        own = [draft for draft in self.item if draft.where.paragraph is sight.paragraph]
        beside = bool(self.prose) and self.prose[-1].paragraph is sight.paragraph
        item = own or (not beside and self.item) or self._of_prose()
        made = apply_labels(item, self.prose, sight.paragraph, labels, sight.mentions, self.clock)
        self.drafts = [draft for draft in self.drafts if draft not in item] + made
        self.item, self.prose, self.tagging = made, [], True

    def _of_prose(self) -> list[Draft]:
        """Make a draft of sentences that only urge but have labels under them: 某局：加快推进…，时限：…."""
        pieces = [where for where in self.prose if where.paragraph is self.prose[-1].paragraph]
        if not pieces:
            return []
        whole = Where(pieces[0].paragraph, pieces[0].low, pieces[-1].high)
        sight = self._sight(whole.paragraph)
        clauses = clauses_of(sight.text, whole.low, whole.high, sight.groups, sight.dates)
        roles = roles_of([part for clause in clauses for part in clause.parts])
        made = Draft(whole, TASK, roles, heading=self.heading)
        made.see(whole.paragraph, roles)
        return [made]

    def _prose(self, sight: Sight, low: int, high: int) -> None:
        marker = sight.paragraph.marker
        if marker:
            self._open_item(marker.level)
        heading = heading_of(sight.text[low:high], marker, sight.mentions, bool(sight.dates))
        if heading:
            self._open_heading(sight, heading, low)
            low += heading.length
        if not marker and not heading:
            self.owner = []
        if not heading and not marker and not _PLAIN.search(sight.text) and not orders_by_day(sight):
            if told := bare_section(sight.text):
                self.list_frame = self.frame = told
                self.heading, self.item, self.prose = None, [], []
            return
        self.hearing = None
        for start, end in sentences(sight.text[low:high]):
            place = low + start
            for (begin, stop), told in voices(sight.text[place : low + end], sight.mentions, place):
                self.frame = told or self.frame
                self.voiced = marker.level if marker and told == frames.OPINION else self.voiced
                self._sentence(sight, place + begin, place + stop, first=place + begin == low)
        if self.hearing and self.frame == frames.REPORT:
            self.frame = self.hearing
        if (
            sight.text[:high].endswith("：")
            or (sight.text[:high].endswith("，") and high < 16)
            or frames.list_intro(sight.text[:high])
        ):
            told = frames.DECIDE if frames.list_intro(sight.text[:high]) else self.frame
            self.list_frame = self.frame = told

    def _open_item(self, level: int) -> None:
        if level <= self.section[0] and self.list_frame in (frames.REPORT, frames.SPEECH):
            self.section, self.list_frame = (0, ""), self.section[1]
        if self.frame != frames.OPINION or level == 1 or level <= self.voiced:
            self.frame = self.list_frame
        self.item, self.prose, self.actor, self.reporting = [], [], list(self.owner), False
        self.level, self.ahead = level, []

    def _open_heading(self, sight: Sight, heading: Heading, low: int) -> None:
        self.heading = heading.words
        self.item, self.prose, self.actor, self.owner = [], [], [], []
        if sight.paragraph.marker is None or sight.paragraph.marker.level == 1:
            self.over = []
        told = section_frame(heading.words)
        if told:
            level = sight.paragraph.marker.level if sight.paragraph.marker else 1
            self.section = level, self.section[1] or self.list_frame
            self.list_frame = self.frame = told
        elif sight.paragraph.marker is None:
            self.frame = self.list_frame
        if heading.is_unit:
            self.owner = [m for m in sight.mentions if low <= m.start < low + heading.length]
            self.actor = list(self.owner)
        elif heading.alone:
            self.prose = [Where(sight.paragraph, low, low + heading.length)]

    def _sentence(self, sight: Sight, low: int, high: int, *, first: bool) -> None:
        text = sight.text[low:high]
        label = label_of(text)
        if label and label.kind in FACTS and label.kind != TIME:
            return
        opened = frames.opener(text, sight.mentions, low)
        if opened == frames.OPINION:
            if first and sight.paragraph.marker is None:
                self.hearing, self.frame = self.frame, frames.REPORT
            return
        frame = self._step(opened, sight, first=first)
        if opened == frames.REPORT and _CONSIDERED.match(text) and assigns(sight, low, high):
            frame = frames.DECIDE
        if shift := lexicon.URGING_OPENER.match(text):
            low, text = low + shift.end(), text[shift.end() :]
        if not text.strip("。；，") or _ANNOUNCES.search(text):
            return
        clauses = clauses_of(sight.text, low, high, sight.groups, sight.dates)
        acting = any(part.role in (LEAD, "agent") for clause in clauses for part in clause.parts)
        if about_the_meeting(text, reporting=frame == frames.REPORT):
            return
        told = earlier_report(text, self.clock.ahead(sight.dates, low, high), review=self.heading) or (
            self.reporting and not opened and report_goes_on(text, acting)
        )
        self.reporting = told and frame != frames.SPEECH
        if self.reporting:
            said = lexicon.REPORTED.match(text)
            low += said.end() if said else 0
            self._keep(Draft(Where(sight.paragraph, low, high), STATUS, Roles(), heading=self.heading), [])
            return
        if frame != frames.SPEECH and opened != frames.REPORT and not tells_state(text):
            self.prose.append(Where(sight.paragraph, low, high))
        self._duties(sight, clauses, frame)

    def _step(self, opened: str | None, sight: Sight, *, first: bool) -> str:
        """Move to the frame the sentence opens; in an item a report lasts only for its sentence."""
        if opened is None:
            return self.frame
        item = sight.paragraph.marker is not None or self.heading is not None
        if opened in (frames.REPORT, frames.SPEECH) and item and not (opened == frames.SPEECH and first):
            return opened
        if opened == frames.SPEECH and sight.paragraph.marker is None:
            self.heading = None
        self.frame = opened
        return opened

    def _duties(self, sight: Sight, clauses: list[Clause], frame: str) -> None:
        whole = sight.text[clauses[0].start : clauses[-1].end]
        clauses = clauses if lexicon.DEFERRED.search(whole) else without_topic(clauses, sight.text)
        apart = agreed_duties if lexicon.AGREED.search(whole) else duties_of
        duties = joined(apart(clauses, sight.text), sight.text)
        for number, duty in enumerate(duties):
            self._duty(sight, duty, frame, carried=number > 0 and duty.carried)

    def _duty(self, sight: Sight, duty: Duty, frame: str, *, carried: bool) -> None:
        text = sight.text[duty.start : duty.end]
        if self._adds_to_last(sight, duty, text) or self._finishes_agreement(sight, duty, text):
            return
        roles = assigned(sight, duty, self.owner)
        if unread := unread_beside(sight.text, duty):
            roles.doubts.append(Doubt("lead", f"“{unread}”没有认出是哪个单位，请核对责任单位是否齐全。"))
        person = lexicon.PERSON_LEADS.search(text)
        if person and all(m.start - duty.start >= person.start() for m in roles.lead):
            roles = led_by_person(roles, person[0].strip("，。；：、由请"))
        listed = sight.paragraph.marker is not None or self.heading is not None or frame == frames.DECIDE
        case = Case(text, duty, roles, frame, listed)
        disposition = disposition_of(case)
        if disposition is None:
            return
        low, high = core_of(duty, sight.text)
        draft = Draft(Where(sight.paragraph, low, high), disposition, roles, heading=self.heading)
        if high < duty.end:
            draft.more.append(sight.paragraph.view.span(high, duty.end))
        if disposition == AGREED and (doubt := drafters(sight.text, duty, roles)):
            draft.doubts.append(doubt)
        draft.see(sight.paragraph, roles)
        if reason := disposition_doubt(case, disposition):
            draft.doubts.append(Doubt("disposition", reason))
        unsaid = not (roles.lead or roles.collective or charges_unnamed(text))
        if unsaid and self.actor and disposition == TASK:
            doubt = carried_over(roles, self.actor, duty, same_sentence=carried)
            draft.carried, draft.doubts = True, [*draft.doubts, *([doubt] if doubt else [])]
        if settled := deadline_of(sight.text, duty.dates, disposition):
            draft.deadline = settled[0], sight.paragraph.view.span(settled[1], settled[2])
        self._keep(draft, roles.lead)

    def _keep(self, draft: Draft, lead: list[Mention]) -> None:
        self.drafts.append(draft)
        self.item.append(draft)
        if lead and draft.disposition in (TASK, AGREED, DEFERRED):
            self.actor = list(lead)

    def _finishes_agreement(self, sight: Sight, duty: Duty, text: str) -> bool:
        """Take 由某局修改完善后印发 into the agreement in the sentence before it, if that named nobody."""
        last = self.item[-1] if self.item else None
        acting = any(part.role in (LEAD, AGENT) for part in duty.parts)
        if last is None or last.disposition != AGREED or last.roles.lead or not acting:
            return False
        follows = last.where.paragraph is sight.paragraph and last.where.high == duty.start
        if not follows or not lexicon.FINISHING.search(text) or any(map(dated, duty.dates)):
            return False
        last.where.high = duty.end
        last.roles = roles_of(duty.parts)
        last.doubts = [doubt for doubt in last.doubts if doubt.field not in ("lead", "disposition")]
        last.see(sight.paragraph, last.roles)
        self.actor = list(last.roles.lead)
        return True

    def _adds_to_last(self, sight: Sight, duty: Duty, text: str) -> bool:
        """Give the decisions before it what a closing clause adds: 以上事项于…, 某局予以配合."""
        if self.item and (completes(self.item[-1], sight, duty) or goes_on(self.item[-1], sight, duty)):
            return True
        if helps_all(self.drafts, self.item, sight, duty):
            return True
        if not self.item or any(part.role in (LEAD, AGENT, SUBJECT) for part in duty.parts):
            return False
        span = sight.paragraph.view.span(duty.start, duty.end)
        if lexicon.SHARED_TERM.match(text):
            settled = deadline_of(sight.text, [f for f in duty.dates if dated(f)], TASK)
            for draft in self.item:
                draft.more.append(span)
                if settled and draft.deadline is None:
                    draft.deadline = settled[0], sight.paragraph.view.span(settled[1], settled[2])
            return True
        helps = bool(duty.parts) and all(part.role == HELPER for part in duty.parts)
        if not helps or duty.dates or self.item[-1].disposition not in (TASK, AGREED):
            return False
        self.item[-1].help(sight.paragraph, roles_of(duty.parts), span)
        return True


def _dual(label: Label, labels: tuple[Label, ...], tagging: bool) -> bool:
    """Say whether a label of the head can belong to an item: 时间： under a task, 参加单位： after 牵头单位：."""
    return bool(labels) and (label.kind == TIME or (label.kind == PRESENT and tagging))
