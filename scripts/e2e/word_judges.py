"""What other programs read in a document: for each format a list of readers, the one that counts first.

A reader gives the words in the order in which a person reads them; the others only vouch for words that the first one
does not show (numbers of lists, notes, cells that are merged). A reader that fails has read nothing.
"""
import csv
import datetime
import email
import email.policy
import io
import json
import mailbox
import pathlib
import re
import subprocess
import tempfile
import warnings
import xml.etree.ElementTree as xml
import zipfile

OFFICE_TIMEOUT = 180
SHEETS = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1"
UNSEEN = ("script", "style", "noscript", "template", "head", "title", "del", "s", "strike", "iframe", "datalist",
          "noembed", "audio", "video", "canvas")
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
MAX_REPEATED = 200  # characters of a merged cell that stands in each of its rows and columns


def office(path, target, suffix):
    """What LibreOffice makes of a file; several files where it has several sheets."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/compare-words-office",
                   "--headless", "--convert-to", target, "--outdir", folder, str(path)]
        subprocess.run(command, capture_output=True, timeout=OFFICE_TIMEOUT, check=False)
        for made in sorted(pathlib.Path(folder).glob("*." + suffix), key=lambda file: file.stat().st_mtime_ns):
            yield made, made.read_bytes()


def office_text(path):
    return "\n".join(data.decode("utf-8-sig") for _, data in office(path, "txt:Text (encoded):UTF8", "txt"))


def sheets(path):
    """Each sheet that is shown, as LibreOffice shows its cells."""
    hidden = hidden_sheets(path)
    texts = []
    for made, data in office(path, SHEETS, "csv"):
        name = made.stem[len(path.stem) + 1:]
        if name not in hidden and data.strip():
            texts.append(name + "\n" + data.decode("utf-8"))
    return "\n".join(texts)


def hidden_sheets(path):
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        import openpyxl
        return {sheet.title for sheet in openpyxl.load_workbook(path, read_only=False).worksheets
                if sheet.sheet_state != "visible"}
    if path.suffix.lower() == ".xls":
        import xlrd
        return {sheet.name for sheet in xlrd.open_workbook(path, formatting_info=False).sheets() if sheet.visibility}
    return set()


def openpyxl_text(path):
    """Stored values with merged cells repeated, heads and feet of pages, text boxes."""
    import openpyxl
    texts = []
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        if sheet.sheet_state != "visible":
            continue
        cells = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row}
        for merged in sheet.merged_cells.ranges:
            value = cells.get((merged.min_row, merged.min_col))
            if merged.size["rows"] * merged.size["columns"] < 10_000:
                cells.update({(row, column): value for row, column in
                              ((r, c) for r in range(merged.min_row, merged.max_row + 1)
                               for c in range(merged.min_col, merged.max_col + 1))})
        texts.append(sheet.title)
        texts.extend(str(value) for _, value in sorted(cells.items()) if value is not None)
        for part in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter):
            texts.extend(str(piece.text) for piece in (part.left, part.center, part.right) if piece.text)
    return "\n".join(texts + [zipped_text(path, r"xl/(drawings/drawing|diagrams/data|charts/chart).*\.xml$")])


def zipped_text(path, parts):
    """All text of some parts of a package, whatever its elements are."""
    texts = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.match(parts, name):
                texts.extend(element.text for element in xml.fromstring(package.read(name)).iter()
                             if element.text and element.tag.endswith(("}t", "}v")))
    return "\n".join(texts)


def docx(path):
    """Body and tables, merged cells repeated, and all notes; the way of the library's users."""
    import docx as library
    from docx.table import Table

    def blocks(parent):
        for block in parent.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from blocks(cell)
            else:
                yield block.text
    return "\n".join(blocks(library.Document(str(path)))) + zipped_text(
        path, r"word/(footnotes|endnotes|charts/chart.*|diagrams/data.*)\.xml$")


def embedded(path):
    """The words of what an office package holds in files of its own, as their own readers see them."""
    texts = []
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
        for name in package.namelist():
            inner = pathlib.Path(folder) / pathlib.Path(name).name
            if "/embeddings/" in name and inner.suffix.lower() in JUDGES:
                inner.write_bytes(package.read(name))
                texts.append(inner.name)
                texts.extend(read(reader, inner) for reader in JUDGES[inner.suffix.lower()])
    return "\n".join(texts)


def antiword(path):
    return subprocess.run(["antiword", "-w", "0", "-m", "UTF-8.txt", str(path)], capture_output=True, timeout=60,
                          check=False).stdout.decode("utf-8", "replace")


def striprtf(path):
    from striprtf.striprtf import rtf_to_text
    return rtf_to_text(path.read_bytes().decode("latin-1"), errors="ignore")


def pptx(path):
    """Slides that are shown, with tables, groups, charts and notes."""
    import pptx as library
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    def shape_texts(shape):
        if shape.is_placeholder and shape.placeholder_format.type in (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER):
            return
        if shape.shape_type == 6:
            for inner in shape.shapes:
                yield from shape_texts(inner)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                yield from (cell.text for cell in row.cells)
    texts = []
    for slide in library.Presentation(str(path)).slides:
        if slide._element.get("show") == "0":
            continue
        title = slide.shapes.title
        shapes = sorted(slide.shapes, key=lambda shape: title is None or shape.shape_id != title.shape_id)
        for shape in shapes:
            texts.extend(shape_texts(shape))
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if notes is not None and notes.text.strip():
            texts.append("Notes: " + notes.text)
    return "\n".join(texts)


def package_text(path):
    return zipped_text(path, r"(ppt/(slides|notesSlides|charts|diagrams)/.*|word/.*)\.xml$")


def as_pptx(path):
    """A presentation of another format, brought into this one by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        for made, data in office(path, "pptx", "pptx"):
            copy = pathlib.Path(folder) / made.name
            copy.write_bytes(data)
            return pptx(copy)
    return ""


def odf(path):
    """All text of the content, the way a converter without styles sees it."""
    if path.suffix.lower().startswith(".f"):
        root = xml.parse(path).getroot()
    else:
        with zipfile.ZipFile(path) as package:
            root = xml.fromstring(package.read("content.xml"))
    texts = []

    def walk(element):
        name = element.tag.rpartition("}")[2]
        if name in ("tracked-changes", "annotation", "binary-data", "meta", "scripts"):
            return
        texts.append("\n" if name in ("p", "h") else " " if name in ("s", "tab", "line-break") else "")
        texts.append(element.text or "")
        for child in element:
            walk(child)
            texts.append(child.tail or "")
    walk(root)
    return "".join(texts)


def dom(markup):
    """What stands in a page, block by block, without what no browser shows."""
    from bs4 import BeautifulSoup, Comment, NavigableString
    page = BeautifulSoup(markup, "html5lib")
    inline = set("a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark nobr q rp rt ruby samp small span "
                 "strong sub sup time tt u var wbr".split())
    pieces = []

    def walk(node):
        if isinstance(node, NavigableString):
            if not isinstance(node, Comment) and type(node) is NavigableString:
                pieces.append(str(node))
            return
        if node.name in UNSEEN or node.has_attr("hidden") or HIDDEN.search(node.get("style", "").lower()):
            return
        if node.name == "img" or node.name == "input" and node.get("type", "text") != "hidden":
            pieces.append(" " + (node.get("alt", "") or node.get("value", "")) + " ")
        pieces.append("" if node.name in inline else "\n")
        for child in node.children:
            walk(child)
        pieces.append("" if node.name in inline else "\n")
    walk(page.body or page)
    return "".join(pieces)


def spans(markup):
    """The same with the cells that span rows and columns once for each of them."""
    from bs4 import BeautifulSoup
    page = BeautifulSoup(markup, "html5lib")
    extra = []
    for cell in page.find_all(["td", "th"]):
        times = 1
        for attribute in ("rowspan", "colspan"):
            value = cell.get(attribute, "1")
            times *= int(value) if value.isdigit() and 0 < int(value) < 1000 else 1
        if times > 1 and len(cell.get_text()) <= MAX_REPEATED:
            extra.extend([cell.get_text(" ")] * (times - 1))
    return dom(markup) + "\n".join(extra)


def charset_of(data):
    from bs4.dammit import EncodingDetector
    for label in EncodingDetector(data, is_html=True).encodings:
        try:
            return data.decode({"iso-8859-1": "windows-1252", "gb2312": "gb18030"}.get(label.lower(), label))
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", "replace")


def html(path):
    return dom(charset_of(path.read_bytes()))


def html_spans(path):
    return spans(charset_of(path.read_bytes()))


def epub(path):
    """The chapters in the order of the spine."""
    from ebooklib import epub as library
    book = library.read_epub(str(path), options={"ignore_ncx": True})
    linear = [entry[0] for entry in book.spine if entry[1] != "no"] + [e[0] for e in book.spine if e[1] == "no"]
    return "\n".join(dom(book.get_item_with_id(key).content.decode("utf-8", "replace")) for key in linear)


def fb2(path):
    """The annotation and the bodies; title and authors are known as such."""
    root = xml.parse(path).getroot()
    parts = [element for element in root.iter() if element.tag.endswith(("}annotation", "}body"))]
    return "\n".join("\n".join(element.itertext()) for element in parts)


def iso(date):
    """A date as we write it."""
    return date.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if date else ""


def attachment(name, data):
    """The name of an attachment and what stands in it, by all readers of its format."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / (re.sub(r"[/\0]", "_", name)[-100:] or "attachment.eml")
        copy.write_bytes(data)
        return "\n".join([name] * 3 + [read(reader, copy) for reader in JUDGES.get(copy.suffix.lower(), [plain])])


def mail_text(message):
    """Head and the text that mail programs show; attachments of a text kind behind it."""
    head = [f"{name}: {message[name]}" for name in ("Subject", "From", "To", "Cc") if message[name]]
    head += [f"Date: {iso(message['Date'].datetime)}"] if message["Date"] else []
    body = message.get_body(("related", "html", "plain"))
    texts = []
    if body is not None:
        content = body.get_content()
        texts.append(dom(content) if body.get_content_type() == "text/html" else content)
    names = [part.get_filename() or "" for part in message.iter_attachments()]
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        texts.append(name)
        if part.get_content_type() == "message/rfc822":
            texts.append(mail_text(part.get_payload(0)))
        elif part.get_content_maintype() == "text":
            content = part.get_content()
            texts.append(dom(content) if part.get_content_type() == "text/html" else content)
    return "\n".join(head + ["Attachments: " + ", ".join(filter(None, names))] * any(names) + texts)


def parsed_mail(data):
    return email.message_from_bytes(data, policy=email.policy.default)


def eml(path):
    return mail_text(parsed_mail(path.read_bytes()))


def eml_everything(path):
    """All fields and all parts: what a mail may be asked for."""
    message = parsed_mail(path.read_bytes())
    texts = [str(value) for value in message.values()] + [path.read_bytes().decode("latin-1")]
    for part in message.walk():
        if part.get_content_maintype() == "text":
            texts.append(dom(part.get_content()))
        elif part.get_content_maintype() != "multipart" and part.get_filename():
            texts.append(attachment(part.get_filename(), part.get_payload(decode=True) or b""))
    return "Subject From To Cc Date Attachments\n" + "\n".join(texts)


def mbox(path):
    box = mailbox.mbox(str(path), factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
    return "\n".join(mail_text(message) for message in box)


def mbox_everything(path):
    """Subjects are headings, too."""
    box = mailbox.mbox(str(path), factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
    return eml_everything(path) + "\n".join(str(message["Subject"]) * 2 + mail_text(message) for message in box)


def msg(path):
    """The body that Outlook shows."""
    import extract_msg
    with extract_msg.openMsg(str(path)) as message:
        page = message.htmlBody
        if page:
            return dom(page.decode("utf-8", "replace") if b"utf-8" in page[:2000].lower() else charset_of(page))
        return message.body or ""


def msg_everything(path):
    """The head and the attachments as well."""
    import extract_msg
    with extract_msg.openMsg(str(path)) as message:
        texts = [f"Subject: {message.subject}", f"From: {message.sender}", f"To: {message.to}", f"Cc: {message.cc}",
                 "Date: " + iso(message.date), "Attachments: ", message.body or ""]
        for part in message.attachments:
            name = part.longFilename or part.shortFilename or ""
            texts.append(attachment(name, part.data) if isinstance(part.data, bytes) else name)
        return msg(path) + "\n" + "\n".join(texts)


def table(path):
    text = charset_of(path.read_bytes())
    return "\n".join(" ".join(row) for row in csv.reader(io.StringIO(text), csv.Sniffer().sniff(text[:8192])))


def json_values(path):
    """Each value behind the last name of its path."""
    return "\n".join(re.sub(r"^(?:[^:.]*\.)+", "", line) for line in json_text(path).splitlines())


def json_text(path):
    """Each value behind its path."""
    lines = []

    def walk(value, names):
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, names + [name])
        elif isinstance(value, list):
            for inner in value:
                walk(inner, names)
        elif value is not None and value != "":
            shown = str(value).lower() if isinstance(value, bool) else value
            lines.append(".".join(names) + ": " + str(shown))
    walk(json.loads(path.read_bytes().decode("utf-8-sig")), [])
    return "\n".join(lines)


def xml_values(path):
    """Values of elements and attributes."""
    return "\n".join(f"{' '.join(element.attrib.values())} {element.text or ''}\n{element.tail or ''}"
                     for element in xml.parse(path).getroot().iter())


def xml_names(path):
    """Each value with the names of all elements around it, and of its attribute."""
    lines = []

    def walk(element, names):
        names = names + " " + element.tag.rpartition("}")[2]
        lines.extend(f"{names} {name.rpartition('}')[2]} {value}" for name, value in element.attrib.items())
        lines.append(f"{names} {element.text or ''}")
        for child in element:
            walk(child, names)
            lines.append(child.tail or "")
    walk(xml.parse(path).getroot(), "")
    return "\n".join(lines)


def notebook(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = []
    for cell in cells:
        texts.append("".join(cell["source"]))
        for output in cell.get("outputs", []):
            texts.append("".join(output.get("text", []) or output.get("data", {}).get("text/plain", [])))
    return "\n".join(texts)


def plain(path):
    return charset_of(path.read_bytes())


def pdftotext(*options):
    def reader(path):
        command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
        return subprocess.run(command, capture_output=True, timeout=120, check=False).stdout.decode("utf-8", "replace")
    return reader


WRITER = [office_text, docx, package_text, embedded]
JUDGES = {
    ".pdf": [pdftotext(), pdftotext("-layout")],
    **dict.fromkeys([".docx", ".docm", ".dotx", ".dotm"], WRITER),
    ".doc": [office_text, antiword],
    **dict.fromkeys([".odt", ".ott", ".fodt"], [office_text, odf]),
    ".rtf": [office_text, striprtf],
    **dict.fromkeys([".pptx", ".pptm", ".ppsx"], [pptx, package_text, embedded]),
    ".ppt": [as_pptx],
    **dict.fromkeys([".odp", ".otp", ".fodp"], [as_pptx, odf]),
    **dict.fromkeys([".xlsx", ".xlsm"], [sheets, openpyxl_text, embedded]),
    **dict.fromkeys([".xls", ".xlsb"], [sheets]),
    **dict.fromkeys([".ods", ".ots", ".fods"], [sheets, odf]),
    **dict.fromkeys([".html", ".htm", ".xhtml"], [html, html_spans]),
    ".epub": [epub],
    ".fb2": [fb2],
    ".eml": [eml, eml_everything],
    ".mbox": [mbox, mbox_everything],
    ".msg": [msg, msg_everything],
    **dict.fromkeys([".csv", ".tsv"], [table]),
    ".json": [json_values, json_text],
    ".xml": [xml_values, xml_names],
    ".ipynb": [notebook],
    **dict.fromkeys([".txt", ".md"], [plain]),
}


def read(reader, path):
    """What a reader makes of a file; nothing where it fails, which may be the fault of either."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reader(path) or ""
    except Exception:  # any library, any broken file
        return ""
