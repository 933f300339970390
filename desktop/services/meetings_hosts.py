"""Who may host a meeting: the heads of the roster on its own day, by right or on the convener's commission."""

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.domain.folding import fold
from desktop.services import roster
from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class HostOption:
    """A seat that may host; `delegated_by` is the role that commissions it, "" for one that hosts by right."""

    role: str
    person: str
    position: str
    delegated_by: str = ""

    @property
    def host(self) -> str:
        """Return the host as papers name him: the post and the name, whichever are known."""
        return f"{self.position}{self.person}"

    @property
    def words(self) -> str:
        """Return the choice as a list shows it."""
        commission = f"受{self.delegated_by}委托　" if self.delegated_by else ""
        return f"{commission}{self.role}　{self.person or '（姓名未登记）'}　{self.position}".rstrip("　")


def host_options(desk: Desk, on: date) -> list[HostOption]:
    """Return who may host on a day, in the profile's order of rank: 召集人, 常务副召集人, 副召集人."""
    seats = roster.seats_on(desk, on)
    found: list[HostOption] = []
    for role in desk.profile.roles:
        if not role.may_host:
            continue
        by = desk.profile.role(role.delegated_by).name if role.delegated_by else ""
        held = [seat for seat in seats if seat.role == role.name and seat.kind in ("head", "office")]
        posts = role.positions or ("",)
        for place, seat in enumerate(held):
            lost = (
                posts[place] if place < len(posts) else ""
            )  # the founding document names the post of a lost name
            found.append(HostOption(role.name, seat.person, seat.position or lost, by))
    return found


def host_warning(desk: Desk, host: str, delegated_by: str, on: date) -> str:
    """Return what is wrong with a host on a day, "" when nothing is: outside the roster, or no commission written.

    The roster is that of the day itself; who left office before it, or came after, is outside.
    """
    if not host.strip():
        return ""
    options = host_options(desk, on)
    if not options:
        return f"{on.isoformat()}的名册上没有登记可以主持会议的职务，无法核对主持人“{host.strip()}”。"
    known = _known(host, options)
    if not known:
        roles = "、".join(dict.fromkeys(option.role for option in options))
        return f"主持人“{host.strip()}”不在{on.isoformat()}的名册上（可以主持的是{roles}），请核对。"
    commission = {option.delegated_by for option in known}
    if "" in commission:
        return ""
    by = next(iter(commission))
    if not delegated_by.strip():
        return f"{known[0].role}主持须受{by}委托，还没有写明受谁委托。"
    return (
        ""
        if fold(by) in fold(delegated_by)
        else f"{known[0].role}应受{by}委托主持，写的是“{delegated_by.strip()}”。"
    )


def option_named(desk: Desk, role: str, on: date) -> HostOption:
    """Return the host of a role on a day (the first seat of it); Refused when the roster has none then."""
    for option in host_options(desk, on):
        if role.strip() in (option.role, option.person):
            return option
    raise Refused(f"{on.isoformat()}的名册上没有可以主持的“{role.strip()}”，没有登记主持人。")


def _known(host: str, options: list[HostOption]) -> list[HostOption]:
    """Return the seats whose holder the words name: by name first, else by post where nobody is named beside it."""
    said = fold(host)
    by_name = [option for option in options if option.person and fold(option.person) in said]
    return by_name or [option for option in options if _is_post(said, option)]


def _is_post(said: str, option: HostOption) -> bool:
    """Tell whether the words are a seat's role or post; a name after the post counts where the roster has lost its own.

    县长 does not stand in 副县长 or 县长助理, and 县长李某 names another person than the roster's 县长.
    """
    post = fold(option.position)
    if said in (fold(option.role), post):
        return True
    return bool(post and not option.person and re.search(rf"(?:^|[、,]){re.escape(post)}(?!助理)", said))
