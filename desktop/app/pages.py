"""Which pages the window has, in the order of the rail; each is imported when it is first opened."""

from collections.abc import Callable
from importlib import import_module

from desktop.ui.context import Context
from desktop.ui.page import Page, PageEntry

# key, title, icon, module and class of the page
_PAGES = (
    ("today", "今日", "today", "desktop.ui.pages.today.page", "TodayPage"),
    ("meetings", "会议", "meetings", "desktop.ui.pages.meetings.page", "MeetingsPage"),
    ("ledger", "台账", "ledger", "desktop.ui.pages.ledger.page", "LedgerPage"),
    ("units", "成员单位", "units", "desktop.ui.pages.units.page", "UnitsPage"),
    ("papers", "文书", "papers", "desktop.ui.pages.papers.page", "PapersPage"),
    ("exchange", "交换", "exchange", "desktop.ui.pages.exchange.page", "ExchangePage"),
    ("settings", "设置", "settings", "desktop.ui.pages.settings.page", "SettingsPage"),
)


def page_entries(context: Context) -> list[PageEntry]:
    """Return the pages of the rail."""
    return [
        PageEntry(key, title, icon, _builder(module, name, context))
        for key, title, icon, module, name in _PAGES
    ]


def search_entry(context: Context) -> PageEntry:
    """Return the page of the search field, which has no place in the rail."""
    return PageEntry("search", "搜索", "search", _builder("desktop.ui.pages.search", "SearchPage", context))


def _builder(module: str, name: str, context: Context) -> Callable[[], Page]:
    def build() -> Page:
        page: Page = getattr(import_module(module), name)(context)
        return page

    return build
