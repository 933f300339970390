"""Text boxes: parts that hang from the page, not from the text before them."""

from dataclasses import dataclass

from desktop.documents.docx.xml import emu

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


@dataclass(frozen=True, slots=True)
class Box:
    """A frameless text box, sizes in mm.

    `left` and `top` are measured from the paper's edges; a box without `top` stands at the foot of the type
    area, and the text keeps clear of it. `lift` is the white kept below its text. `sunk` text stands on the lower
    edge of its box, as it does in one without `top`. `turned` text reads downwards.
    """

    name: str
    number: int
    width: float
    height: float
    left: float | None = None
    top: float | None = None
    lift: float = 0.0
    turned: bool = False
    sunk: bool = False


def box_run(box: Box, content: str) -> str:
    """Return the run that carries a text box.

    The fallback is empty: a second copy of the words would be read twice by whoever searches the file.
    """
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{_anchor(box, content)}</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _anchor(box: Box, content: str) -> str:
    size = f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    wrap = "<wp:wrapTopAndBottom/>" if box.top is None else "<wp:wrapNone/>"
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{box.number}" behindDoc="0" locked="0" layoutInCell="0" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{_across(box)}{_down(box)}<wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{box.number}" name="{box.name}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>{_inside(box)}"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _across(box: Box) -> str:
    if box.left is None:
        return '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    place = f"<wp:posOffset>{emu(box.left)}</wp:posOffset>"
    return f'<wp:positionH relativeFrom="page">{place}</wp:positionH>'


def _down(box: Box) -> str:
    if box.top is None:
        return '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    place = f"<wp:posOffset>{emu(box.top)}</wp:posOffset>"
    return f'<wp:positionV relativeFrom="page">{place}</wp:positionV>'


def _inside(box: Box) -> str:
    direction = "vert" if box.turned else "horz"
    anchor = "b" if box.top is None or box.sunk else "t"
    return (
        f'<wps:bodyPr rot="0" vert="{direction}" wrap="square" lIns="0" tIns="0" rIns="0" bIns="{emu(box.lift)}" '
        f'anchor="{anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
