"""Taking in a notice: what would move is shown first, moves as one act, and comes back with one undo."""

from datetime import date

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.domain.obligations import window
from desktop.domain.periods import Period, Span
from desktop.services import calendar_intake as intake
from desktop.services import calendar_plans as plans
from desktop.services import history, meetings, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft
from desktop.store.tables import CalendarDay, SourceFile, Task

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


def plan(desk: Desk, text: str = NOTICE) -> plans.Plan:
    return plans.plan_of_notice(desk, plans.read_notice(desk, text))


def add(desk: Desk, matter: str, words: str, anchor: date = DAY) -> str:
    return tasks.add_task(desk, TaskDraft(matter), deadline=words, anchor=anchor).made[0]


def due(desk: Desk, task: str) -> tuple[date | None, date | None]:
    with desk.view() as view:
        found = view.need(Task, task)
        return found.due_on, found.original_due_on


@pytest.fixture
def december(county: Desk, clock: Clock) -> Desk:
    clock.day = date(2026, 12, 20)
    return county


def test_only_what_counts_working_days_over_the_new_holidays_moves(december: Desk) -> None:
    moved = add(december, "十个工作日", "会后10个工作日内", date(2026, 12, 25))
    near = add(december, "五个工作日", "5个工作日内", date(2026, 12, 20))
    fixed = add(december, "定了日子", "2027年1月1日前")
    statutory = add(december, "书面答复", "应当在十五日内书面回复", date(2026, 12, 19))
    shown = intake.preview(december, plan(december))
    assert {each.id: (each.old, each.new) for each in shown.tasks} == {
        moved: (date(2027, 1, 8), date(2027, 1, 11)),
    }
    before = [due(december, each) for each in (near, fixed, statutory)]
    assert "1 项期限将变动" in shown.sentence
    intake.accept(december, shown, text=NOTICE)
    assert due(december, moved) == (date(2027, 1, 11), date(2027, 1, 8))
    assert [due(december, each) for each in (near, fixed, statutory)] == before


def test_a_day_that_stays_is_no_longer_said_to_be_provisional(december: Desk) -> None:
    task = add(december, "上班第一天", "10个工作日内", date(2026, 12, 18))
    with december.view() as view:
        assert "暂按周一至周五计" in view.need(Task, task).deadline_basis
    text = NOTICE.replace("1月1日（周五）至3日（周日）放假，共3天", "1月2日（周六）放假1天，不调休")
    shown = intake.preview(december, plan(december, text))
    assert shown.tasks == ()
    assert [each.id for each in shown.firm] == [task]
    assert "1 项期限不变，不再是暂计" in shown.sentence
    before = due(december, task)
    intake.accept(december, shown, text=text, despite=True)
    assert due(december, task) == before
    with december.view() as view:
        assert "暂按周一至周五计" not in view.need(Task, task).deadline_basis


def test_a_last_day_that_was_worked_rolls_off_the_new_holiday(december: Desk) -> None:
    task = add(december, "答复", "应当在十五日内书面回复", date(2026, 12, 17))
    assert due(december, task)[0] == date(2027, 1, 1)
    shown = intake.preview(december, plan(december))
    assert [(each.old, each.new) for each in shown.tasks] == [(date(2027, 1, 1), date(2027, 1, 4))]
    assert "顺延" in shown.tasks[0].basis


def test_an_extended_deadline_and_one_that_cannot_be_traced_stay_and_are_named(december: Desk) -> None:
    extended = add(december, "延过期的", "会后10个工作日内", date(2026, 12, 25))
    tasks.extend(december, extended, date(2027, 1, 20), reason="征求意见", paper="批示", approver="王县长")
    odd = add(december, "起算日不明", "会后10个工作日内", date(2026, 12, 25))
    with december.act("改") as work:
        task = work.need(Task, odd)
        task.due_on = task.original_due_on = date(2027, 1, 7)
    shown = intake.preview(december, plan(december))
    assert shown.tasks == ()
    assert {each.id: each.reason for each in shown.kept} == {
        extended: "已办理延期，以批准的日期为准",
        odd: "起算日没有记下，无法重算，请人工核对",
    }
    intake.accept(december, shown, text=NOTICE)
    assert due(december, extended)[0] == date(2027, 1, 20)
    assert due(december, odd)[0] == date(2027, 1, 7)


def test_planned_meetings_and_duties_that_move_are_told(december: Desk) -> None:
    hit = meetings.add_meeting(december, meetings.MeetingDraft("plenary", date(2027, 2, 10))).made[0]
    meetings.add_meeting(december, meetings.MeetingDraft("plenary", date(2027, 2, 20)))
    shown = intake.preview(december, plan(december))
    assert [(each.id, each.words) for each in shown.meetings] == [(hit, "春节放假")]
    duty = next(d for d in december.profile.obligations if d.id == "appearance_bulletin")
    january = next(each for each in shown.duties if each.period == "2027年1月")
    assert january.old == window(duty, Period(2027, 1, Span.MONTH), december.calendar)[1]
    intake.accept(december, shown, text=NOTICE)
    assert january.new == window(duty, Period(2027, 1, Span.MONTH), december.calendar)[1]
    assert january.new > january.old


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(december: Desk) -> None:
    task = add(december, "十个工作日", "会后10个工作日内", date(2026, 12, 25))
    before = december.store.content_hash()
    changes = intake.accept(december, intake.preview(december, plan(december)), text=NOTICE)
    assert {"calendar_days", "settings", "sources", "tasks"} <= changes.kinds
    assert december.calendar.covers(2027)
    history.undo(december)
    assert december.store.content_hash() == before
    assert not december.calendar.covers(2027)
    assert due(december, task)[0] == date(2027, 1, 8)
    history.redo(december)
    assert december.calendar.covers(2027)
    assert due(december, task)[0] == date(2027, 1, 11)
    steps = history.history_of(december, "tasks", task)
    assert any("国办发明电〔2026〕9号" in step.paper for step in steps)


def test_the_text_is_kept_with_its_number(december: Desk) -> None:
    intake.accept(december, intake.preview(december, plan(december)), name="通知.txt", text=NOTICE)
    with december.view() as view:
        kept = view.find(SourceFile, kind="holidays")
        rows = view.find(CalendarDay, order="day")
    assert [source.text for source in kept] == [NOTICE]
    assert {row.source for row in rows} == {"国办发明电〔2026〕9号"}
    assert rows[0].day == date(2027, 1, 1)
    assert plans.source_of(december, 2027) == "国办发明电〔2026〕9号"
    assert plans.source_of(december, 2023) == "国办发明电〔2022〕16号"
    assert december.store.faults() == ()


def test_doubts_hold_it_up_until_somebody_says_to_go_on(december: Desk) -> None:
    shown = intake.preview(december, plan(december, NOTICE.replace("共9天", "共8天")))
    with pytest.raises(Refused, match=r"1 处存疑.*写明共8天"):
        intake.accept(december, shown, text=NOTICE)
    assert not december.calendar.covers(2027)
    assert intake.accept(december, shown, text=NOTICE, despite=True)


def test_what_changed_since_the_preview_is_not_moved_unseen(december: Desk) -> None:
    shown = intake.preview(december, plan(december))
    add(december, "后来的", "会后10个工作日内", date(2026, 12, 25))
    with pytest.raises(Refused, match="重新预览"):
        intake.accept(december, shown, text=NOTICE)
    assert not december.calendar.covers(2027)


def test_a_second_notice_takes_the_place_of_the_first(december: Desk) -> None:
    task = add(december, "二十五个工作日", "25个工作日内", date(2027, 5, 10))
    assert due(december, task)[0] == date(2027, 6, 14)
    intake.accept(december, intake.preview(december, plan(december)), text=NOTICE)
    other = NOTICE.replace("〔2026〕9号", "〔2026〕12号").replace(
        "6月9日（周三）放假1天，不调休", "6月9日（周三）至11日（周五）放假，共3天"
    )
    shown = intake.preview(december, plan(december, other))
    assert [each.day.day for each in shown.days] == [10, 11]
    assert [(each.id, each.old.day, each.new.day) for each in shown.tasks] == [(task, 15, 17)]
    intake.accept(december, shown, text=other, despite=True)
    with december.view() as view:
        assert {row.source for row in view.find(CalendarDay)} == {"国办发明电〔2026〕12号"}
    assert not december.calendar.is_workday(date(2027, 6, 10))


def test_a_change_of_one_holiday_leaves_the_others_of_the_year(county: Desk) -> None:
    text = (
        "国务院办公厅关于调整2026年国庆节假期安排的通知\n国办发明电〔2026〕3号\n"
        "国庆节：10月1日至6日放假调休，共6天。9月20日上班。"
    )
    shown = intake.preview(county, plan(county, text))
    assert [(each.day.month, each.day.day) for each in shown.days] == [(10, 7), (10, 10)]
    intake.accept(county, shown, text=text, despite=True)
    assert county.calendar.describe(date(2026, 5, 9)) == "补班"
    assert county.calendar.is_workday(date(2026, 10, 7))
    assert not county.calendar.is_workday(date(2026, 10, 10))


def test_a_part_of_an_uncovered_year_does_not_settle_it(county: Desk) -> None:
    text = "国办发明电〔2026〕9号\n关于2027年春节放假的通知\n春节：2月5日至11日放假调休，共7天。"
    intake.accept(county, intake.preview(county, plan(county, text)), text=text, despite=True)
    assert not county.calendar.covers(2027)
    assert county.calendar.describe(date(2027, 2, 8)) == "春节放假"


def test_days_before_new_year_stand_in_the_old_year(county: Desk) -> None:
    text = (
        "国办发明电〔2026〕9号\n关于2027年元旦放假的通知\n元旦：12月31日至1月2日放假，共3天。12月26日上班。"
    )
    intake.accept(county, intake.preview(county, plan(county, text)), text=text, despite=True)
    assert not county.calendar.is_workday(date(2026, 12, 31))
    assert county.calendar.is_workday(date(2026, 12, 26))
    assert county.calendar.describe(date(2026, 10, 1)) == "国庆节放假"


def test_a_day_entered_by_hand_moves_deadlines_and_its_removal_moves_them_back(county: Desk) -> None:
    task = add(county, "五个工作日", "5个工作日内")
    wanted = plans.plan_of_day(county, date(2026, 11, 25), off=True, name="古尔邦节", source="州政府通知")
    shown = intake.preview(county, wanted)
    assert [(each.old.day, each.new.day) for each in shown.tasks] == [(27, 30)]
    intake.accept(county, shown)
    assert county.calendar.covers(2026)
    assert county.calendar.describe(date(2026, 11, 25)) == "古尔邦节放假"
    assert county.calendar.describe(date(2026, 10, 1)) == "国庆节放假"
    assert [(day.name, source) for day, source in plans.local_days(county, 2026)] == [
        ("古尔邦节", "州政府通知")
    ]
    back = intake.preview(county, plans.plan_of_removal(county, date(2026, 11, 25)))
    assert [(each.id, each.old.day, each.new.day) for each in back.tasks] == [(task, 30, 27)]
    assert back.kept == ()
    intake.accept(county, back)
    assert county.calendar.is_workday(date(2026, 11, 25))


def test_a_local_day_outlives_a_notice_and_stays_out_of_the_year_file(december: Desk) -> None:
    day = plans.plan_of_day(december, date(2027, 3, 3), off=True, name="三月三", source="自治区规定")
    intake.accept(december, intake.preview(december, day))
    assert not december.calendar.covers(2027)
    intake.accept(december, intake.preview(december, plan(december)), text=NOTICE)
    assert december.calendar.describe(date(2027, 3, 3)) == "三月三放假"
    assert "三月三" not in plans.export_year(december, 2027)


def test_a_year_travels_as_a_file(december: Desk, city: Desk) -> None:
    intake.accept(december, intake.preview(december, plan(december)), text=NOTICE)
    carried = plans.export_year(december, 2027)
    arrived = plans.plan_of_file(carried)
    assert arrived.source == "国办发明电〔2026〕9号"
    intake.accept(city, intake.preview(city, arrived), name="2027.toml", text=carried)
    assert city.calendar.special_days(2027) == december.calendar.special_days(2027)
    assert plans.export_year(city, 2027) == carried
    again = intake.preview(city, arrived)
    assert (again.days, again.tasks) == ((), ())


def test_what_cannot_be_taken_in_is_refused_in_words(county: Desk) -> None:
    def refused(words: str, act: object, *args: object, **more: object) -> None:
        with pytest.raises(Refused, match=words):
            act(*args, **more)  # type: ignore[operator]

    refused("哪一年", plan, county, "元旦：1月1日放假")
    refused("没有从通知里读到2027年", plan, county, "国办发明电〔2026〕9号 关于2027年放假的通知")
    refused("文号", plan, county, NOTICE.replace("国办发明电〔2026〕9号", ""))
    refused("还没有收入", plans.export_year, county, 2030)
    refused("没有放假和补班", plans.plan_of_file, "year = 2030")
    refused("缺少名称、依据", plans.plan_of_day, county, DAY, off=True, name="", source=" ")
    refused("本来就不上班", plans.plan_of_day, county, date(2026, 11, 21), off=True, name="节", source="规定")
    refused("本来就上班", plans.plan_of_day, county, DAY, off=False, name="补班", source="规定")
    refused("不是本单位登记", plans.plan_of_removal, county, date(2026, 10, 1))
    read = plans.read_notice(county, NOTICE.replace("国办发明电〔2026〕9号", ""))
    assert plans.plan_of_notice(county, read, " 国办发明电〔2026〕9号 ").source == "国办发明电〔2026〕9号"
