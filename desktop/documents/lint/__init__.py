"""Lint before print: what is wrong in a paper, where, and how it can be put right."""

from desktop.documents.lint.checking import lint, tidied
from desktop.documents.lint.findings import Finding, Fix, Place, Weight
from desktop.documents.lint.fixing import fixed

__all__ = ["Finding", "Fix", "Place", "Weight", "fixed", "lint", "tidied"]
