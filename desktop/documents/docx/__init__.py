"""The docx renderer: `render_docx` turns an OfficialDocument into a file that Word, WPS and LibreOffice open."""

from desktop.documents.docx.render import render_docx

__all__ = ["render_docx"]
