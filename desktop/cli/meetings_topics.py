"""meeting topics list, add, put, park, drop."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of


def add_to_meeting(group: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module to the group `meeting`."""
    topics = add_group(group, "topics", "议题")
    told = add_command(topics, "list", _list, "议题清单")
    told.add_argument("--offered", action="store_true", help="只列待定和暂缓的")
    new = add_command(topics, "add", _add, "登记一个议题")
    new.add_argument("--title", required=True)
    for name in ("unit", "asked-by", "grounds"):
        new.add_argument(f"--{name}", default="")
    new.add_argument("--on", type=day, metavar="D", help="提出日期")
    put = add_command(topics, "put", _put, "列入议程")
    put.add_argument("topics", nargs="+", metavar="TOPIC")
    put.add_argument("--meeting", required=True, metavar="ID")
    park = add_command(topics, "park", _park, "暂缓，下次会议再列")
    park.add_argument("--note", default="", metavar="N")
    drop = add_command(topics, "drop", _drop, "不列，写明理由")
    drop.add_argument("--reason", required=True, metavar="R")
    for parser in (park, drop):
        parser.add_argument("topic", metavar="TOPIC")


def _list(args: Namespace) -> Answer:
    from desktop.services.topics import OFFERED, list_topics

    rows = list_topics(desk_of(args), states=OFFERED if args.offered else ())
    value = [
        {
            "id": row.id, "title": row.title, "unit": row.unit, "asked_by": row.asked_by,
            "asked_on": row.asked_on.isoformat(), "grounds": row.grounds, "state": row.state,
            "note": row.note, "meeting": row.meeting_id,
        }
        for row in rows
    ]  # fmt: skip
    words = [f"{row.id}  {row.word}  {row.asked_on.isoformat()}  {row.unit}  {row.title}" for row in rows]
    return Answer(value, "\n".join(words) or "没有议题。")


def _add(args: Namespace) -> Answer:
    from desktop.services.topics import TopicDraft, collect

    draft = TopicDraft(args.title, args.unit, args.asked_by, args.grounds, args.on)
    changes = collect(desk_of(args), [draft])
    return changed(changes, "已登记议题。" if changes.made else "这个议题已经登记过，没有改动。")


def _put(args: Namespace) -> Answer:
    from desktop.services.meetings import open_meeting
    from desktop.services.topics import open_topic, put_on_agenda

    desk = desk_of(args)
    title = open_meeting(desk, args.meeting).row.title
    for topic in args.topics:
        open_topic(desk, topic)
    return changed(put_on_agenda(desk, args.topics, args.meeting), f"已列入“{title}”议程。")


def _park(args: Namespace) -> Answer:
    from desktop.services.topics import open_topic, park

    desk = desk_of(args)
    open_topic(desk, args.topic)
    return changed(park(desk, args.topic, args.note), "已暂缓，下次会议再列。")


def _drop(args: Namespace) -> Answer:
    from desktop.services.topics import drop, open_topic

    desk = desk_of(args)
    open_topic(desk, args.topic)
    return changed(drop(desk, args.topic, args.reason), "已注明不列。")
