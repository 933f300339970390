"""Children stand in the order of the schema's sequences: Word refuses a file where they do not."""

from itertools import pairwise

import pytest

from desktop.documents.docx import render_docx
from documents.docx.reading import SPEC_NAMES, Rendered, W, spec

# Sequences of ISO/IEC 29500-1, transitional: CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_TrPr (a choice), CT_SectPr …
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors proofState defaultTabStop "
    "autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing characterSpacingControl footnotePr endnotePr "
    "compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotExpandShiftReturn useFELayout compatSetting",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
RANK = {parent: {name: rank for rank, name in enumerate(names.split())} for parent, names in ORDER.items()}


def misplaced(root: object) -> list[str]:
    faults = []
    for element in root.iter():  # type: ignore[attr-defined]
        parent = element.tag.removeprefix(W)
        if parent not in RANK or not element.tag.startswith(W):
            continue
        names = [child.tag.removeprefix(W) for child in element]
        faults += [f"{parent}: {name} is unknown" for name in names if name not in RANK[parent]]
        ranks = [RANK[parent].get(name, -1) for name in names]
        faults += [f"{parent}: {names}" for a, b in pairwise(ranks) if a > b]
    return faults


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_children_stand_in_schema_order(name: str) -> None:
    rendered = Rendered(render_docx(spec(name)))
    for part in rendered.parts:
        if part.startswith("word/") and part.endswith(".xml"):
            assert misplaced(rendered.part(part)) == [], part


def test_the_check_sees_a_wrong_order() -> None:
    from documents.docx.reading import fragment

    assert misplaced(fragment("<w:pPr><w:jc/><w:spacing/></w:pPr>")) == ["pPr: ['jc', 'spacing']"]
    assert misplaced(fragment("<w:rPr><w:bold/></w:rPr>")) == ["rPr: bold is unknown"]
