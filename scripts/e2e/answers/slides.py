"""Writes the smallest .pptx that presentation programs open: titles and bullets. Standard library only."""

import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.presentationml."
NAMES = f'xmlns:p="{MAIN}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
COLORS = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)


def shape(number, kind, lines):
    paragraphs = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr/>'
        f'<p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>'
    )


def relations(*targets):
    """Each target as (kind, path), numbered from rId1."""
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{path}"/>' for n, (kind, path) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def write(path, slides):
    """Writes slides, each as [title, [bullet, ...]]."""
    files = {
        "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            *(("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)),
        ),
        "ppt/presentation.xml": f'<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        "</p:sldMasterIdLst><p:sldIdLst>"
        + "".join(f'<p:sldId id="{255 + n}" r:id="rId{n + 1}"/>' for n in range(1, len(slides) + 1))
        + '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/slideMasters/slideMaster1.xml": f"<p:sldMaster {NAMES}><p:cSld><p:spTree>{GROUP}</p:spTree></p:cSld>"
        f'<p:clrMap {COLORS}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>',
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(("slideLayout", "../slideLayouts/slideLayout1.xml")),
        "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {NAMES}><p:cSld><p:spTree>{GROUP}</p:spTree></p:cSld></p:sldLayout>",
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
    }
    for n, (title, bullets) in enumerate(slides, 1):
        shapes = shape(2, "title", [title]) + shape(3, "body", bullets)
        files[f"ppt/slides/slide{n}.xml"] = f"<p:sld {NAMES}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld></p:sld>"
        files[f"ppt/slides/_rels/slide{n}.xml.rels"] = relations(("slideLayout", "../slideLayouts/slideLayout1.xml"))
    kinds = {"presentation.xml": "presentation.main+xml", "slideMaster": "slideMaster+xml"}
    kinds |= {"slideLayout": "slideLayout+xml", "slides/slide": "slide+xml"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{KIND}{kind}"/>'
        for name in files
        if not name.endswith(".rels")
        for part, kind in kinds.items()
        if name.split("/", 1)[1].startswith(part) or name.rsplit("/", 1)[1].startswith(part)
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
