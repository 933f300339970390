"""OfficialDocument -> PDF by GB/T 9704-2012, with the numbers the docx renderer uses."""

from desktop.documents.fonts import FontSet, load_fonts
from desktop.documents.official import OfficialDocument

__all__ = ["render_pdf"]


def render_pdf(document: OfficialDocument, fonts: FontSet | None = None) -> bytes:
    """Return the PDF of a document; equal documents in equal fonts are equal bytes.

    `fonts` defaults to the fonts found on this computer, else the shipped ones. Every character is embedded
    with its text for searching; one that no font has is printed as 〓 and still copied as itself.
    """
    from desktop.documents.pdf.assembly import lay_out
    from desktop.documents.pdf.pen import Pen

    used = fonts or load_fonts()
    author = document.issuers or (document.signature.organs if document.signature else ())
    pen = Pen(used, document.title or document.mark or "", "、".join(author), document.number or "")
    return pen.draw(lay_out(document, used))
