"""From records to the named fields and tables of each paper: one short function per paper, one table of them all.

A new paper is one text in resources/papers and one line here.
"""

from collections.abc import Callable

from desktop.services.compose import (
    assessment,
    attendance,
    calendars,
    forms,
    handover,
    inspections,
    ledger_original,
    ledgers,
    letters,
    meetings,
    meetings_carried,
    meetings_moved,
    meetings_register,
    minutes,
    minutes_routing,
    onepage,
    people,
    pressing,
    recipients,
    returns,
    rosters,
    sheets,
    worklists,
)
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject

COMPOSERS: dict[str, Callable[[Desk, Subject], Facts]] = {
    "meeting_notice": meetings.meeting_notice,
    "meeting_receipt": meetings.meeting_receipt,
    "invitation_letter": meetings.invitation_letter,
    "meeting_postponed": meetings_moved.meeting_postponed,
    "meeting_cancelled": meetings_moved.meeting_cancelled,
    "meeting_correction": meetings_moved.meeting_correction,
    "meeting_register": meetings_register.meeting_register,
    "delivery_sheet": sheets.delivery_sheet,
    "missing_receipts": attendance.missing_receipts,
    "agenda": meetings.agenda,
    "name_list": attendance.name_list,
    "sign_in_sheet": attendance.sign_in_sheet,
    "desk_cards": attendance.desk_cards,
    "status_table": meetings_carried.status_table,
    "minutes": minutes.minutes,
    "minutes_excerpt": minutes.minutes_excerpt,
    "decision_table": minutes.decision_table,
    "routing_sheet": minutes_routing.routing_sheet,
    "assignment": pressing.assignment,
    "urging": pressing.urging,
    "supervision": pressing.supervision,
    "urging_register": sheets.urging_register,
    "people_wanted": people.people_wanted,
    "extension_approval": forms.extension_approval,
    "closing_approval": forms.closing_approval,
    "feedback_form": pressing.feedback_form,
    "supplement_request": returns.supplement_request,
    "roster": rosters.roster_paper,
    "contact_sheet": rosters.contact_sheet,
    "liaison_check": rosters.liaison_check,
    "member_change": rosters.member_change,
    "handover": handover.handover_list,
    "double_list": worklists.double_list,
    "list_call": worklists.list_call,
    "list_completion": worklists.list_completion,
    "inspection_list": inspections.inspection_list,
    "inspection_report": inspections.inspection_report,
    "ledger": ledgers.ledger_paper,
    "ledger_a3": ledgers.ledger_a3,
    "ledger_original": ledger_original.ledger_original,
    "assessment_sheet": assessment.assessment_sheet,
    "assessment_summary": assessment.assessment_summary,
    "letter": letters.letter,
    "report": letters.report,
    "circular": letters.circular,
    "one_page": onepage.one_page,
    "year_calendar": calendars.year_calendar,
}

# The papers of which each unit gets its own: what is made for whom.
RECIPIENTS: dict[str, Callable[[Desk, Subject], list[Subject]]] = {
    "meeting_notice": meetings.asked,
    "meeting_receipt": meetings.asked,
    "invitation_letter": meetings.asked,
    "meeting_postponed": meetings.asked,
    "meeting_cancelled": meetings.asked,
    "meeting_correction": meetings.asked,
    "minutes_excerpt": recipients.concerned,
    "assignment": recipients.leading,
    "urging": recipients.due,
    "supervision": recipients.overdue,
    "feedback_form": recipients.leading,
    "supplement_request": recipients.leading,
    "people_wanted": recipients.without_person,
    "liaison_check": recipients.members,
    "member_change": recipients.members,
    "letter": recipients.leading,
    "assessment_sheet": assessment.assessed,
}

# Forms of one task each (一事一表).
ONE_TASK = frozenset({"extension_approval", "closing_approval"})

# Papers that keep one number when every unit gets its own copy.
ONE_NUMBER = frozenset(
    {"meeting_notice", "invitation_letter", "meeting_postponed", "meeting_cancelled", "meeting_correction"}
)
