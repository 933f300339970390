from desktop.domain.changes import Changes
from desktop.ui.changes import ChangeHub


def test_an_act_is_told_to_every_listener(qapp):
    hub, heard, also = ChangeHub(), [], []
    hub.changed.connect(heard.append)
    hub.changed.connect(also.append)
    changes = Changes("延期", 7, frozenset({"task"}), frozenset({"t1"}))
    hub.tell(changes)
    assert heard == [changes]
    assert also == [changes]


def test_an_act_that_changed_nothing_is_not_told(qapp):
    hub, heard = ChangeHub(), []
    hub.changed.connect(heard.append)
    hub.tell(Changes("延期"))
    assert heard == []
