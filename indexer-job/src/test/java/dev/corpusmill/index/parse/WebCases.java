package dev.corpusmill.index.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Pages, mails, books and web archives, for {@link FormatsPageTest}. */
final class WebCases {
    private static final String PAGE =
            "<!doctype html><html><head><title>Tides</title><style>.off{display:none}</style>"
                    + "</head><body><h1>Tides</h1><p>High at six.<p class=off>secretline<p>Fee <del>480</del>525"
                    + "<table><tr><td rowspan=2>North<td>3.2<tr><td>4.0</table><ol start=3><li>Wait</ol>"
                    + "<select><option>Hull<option selected>Riga</select></body></html>";
    private static final String HEAD = "From: Ann <ann@example.org>\r\nSubject: Fee\r\nMIME-Version: 1.0\r\n";

    private WebCases() {}

    static List<FormatCase> all() throws IOException {
        return List.of(page(), feed(), mail(), mailbox(), outlook(), savedPage(), epub(), fictionBook(), webArchive());
    }

    private static FormatCase page() {
        return FormatCase.of("Web pages: html, xhtml", "tides.html", PAGE)
                .keeps("blocks apart", "Tides\n\nHigh at six.")
                .keeps("`rowspan` and `colspan` cover filled", "North | 4.0")
                .keeps("numbers of ordered lists", "3. Wait")
                .keeps("the chosen entry", "Riga")
                .leavesOut("the page's own style sheets", "secretline")
                .leavesOut("`del` and `s`", "480");
    }

    private static FormatCase feed() {
        String rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><item><title>Ice</title>"
                + "<description>&lt;p&gt;The &lt;b&gt;quay&lt;/b&gt; is closed.&lt;/p&gt;</description>"
                + "<guid>secretid</guid></item></channel></rss>";
        return FormatCase.of("News feeds: rss, atom", "news.rss", rss)
                .keeps("each entry under its title", "Ice\n\nThe quay is closed.")
                .leavesOut("identifiers", "secretid");
    }

    private static String part(String type, String content) {
        return "--B\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }

    private static FormatCase mail() {
        String mail = HEAD + "Content-Type: multipart/alternative; boundary=B\r\n\r\n" + part("text/plain", "plaintwin")
                + part("text/html", "<p>The fee is 525.</p><blockquote type=cite>How much?</blockquote>")
                + part("text/calendar", "BEGIN:VCALENDAR\r\nX-SECRET:1\r\nEND:VCALENDAR") + "--B--\r\n";
        return FormatCase.of("Mails: eml, and mails inside of mails", "fee.eml", mail)
                .keeps("head", "From: Ann <ann@example.org>")
                .keeps("the richest part of alternatives", "The fee is 525.")
                .keeps("earlier mails with `>` before each line", "> How much?")
                .leavesOut("iCalendar", "VCALENDAR");
    }

    private static FormatCase mailbox() {
        String box = "From ann@example.org Mon Jun 01 04:28:28 2009\nSubject: Tide\n\nHigh at six.\n\n"
                + "From bob@example.org Tue Jun 02 04:28:28 2009\nSubject: Fee\n\nPaid.\n";
        return FormatCase.of("Mailboxes and Outlook: mbox, msg, winmail.dat", "all.mbox", box)
                .keeps("each mail of an mbox under its subject", "Tide\n\nSubject: Tide\n");
    }

    private static FormatCase outlook() throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            add(files, "__properties_version1.0", new byte[32]);
            add(files, "__substg1.0_001A001F", "IPM.Note".getBytes(StandardCharsets.UTF_16LE));
            String body = "Paid.\r\n-----Original Message-----\r\nHow much?";
            add(files, "__substg1.0_1000001F", body.getBytes(StandardCharsets.UTF_16LE));
            files.writeFilesystem(out);
            return FormatCase.of("Mailboxes and Outlook: mbox, msg, winmail.dat", "a.msg", out.toByteArray())
                    .keeps("as mails", "> How much?");
        }
    }

    private static void add(POIFSFileSystem files, String name, byte[] content) throws IOException {
        files.getRoot().createDocument(name, new ByteArrayInputStream(content));
    }

    private static FormatCase savedPage() {
        String saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.org/\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/related; type=\"text/html\"; boundary=B\r\n\r\n" + part("text/html", PAGE)
                + part("text/css", ".secretrule{color:red}") + "--B--\r\n";
        return FormatCase.of("Saved pages: mht, mhtml", "tides.mht", saved)
                .keeps("the page", "High at six.")
                .leavesOut("style sheets", "secretrule");
    }

    private static FormatCase epub() {
        byte[] book = new PackageFile()
                .part("mimetype", "application/epub+zip")
                .part(
                        "META-INF/container.xml",
                        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
                                + "<rootfile full-path='b.opf'/></rootfiles></container>")
                .part(
                        "b.opf",
                        "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>"
                                + "<item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
                                + "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
                                + "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>"
                                + "<spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/></spine></package>")
                .part("nav.xhtml", "<html><body><p>secretcontents</p></body></html>")
                .part("a.xhtml", "<html><body><p>Second.</p></body></html>")
                .part("b.xhtml", "<html><body><p>First.</p></body></html>")
                .bytes();
        return FormatCase.of("EPUB", "b.epub", book)
                .keeps("in the order of the spine", "First.\n\nSecond.")
                .leavesOut("the table of contents", "secretcontents");
    }

    private static FormatCase fictionBook() {
        String book =
                "<?xml version='1.0' encoding='utf-8'?><FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'>"
                        + "<description><title-info><author><first-name>Ann</first-name><last-name>Lee</last-name></author>"
                        + "<book-title>Quay</book-title></title-info><document-info><id>secretid</id></document-info></description>"
                        + "<body><section><title><p>One</p></title><poem><stanza><v>By night</v><v>by day</v></stanza></poem>"
                        + "</section></body></FictionBook>";
        return FormatCase.of("FictionBook: fb2", "quay.fb2", book)
                .keeps("title, authors", "Ann Lee")
                .keeps("verses as lines", "By night\nby day")
                .leavesOut("data of the publisher", "secretid");
    }

    private static FormatCase webArchive() {
        String warc = record("resource", "text/plain", "A resource.")
                + record("request", "application/http; msgtype=request", "GET /secret HTTP/1.1\r\n\r\n");
        return FormatCase.of("Web archives: warc, warc.gz", "x.warc", warc)
                .keeps("under its address", "http://x.org/resource\n\nA resource.")
                .leavesOut("requests", "GET /secret");
    }

    private static String record(String kind, String type, String block) {
        return "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: http://x.org/" + kind
                + "\r\nWARC-Date: 2024-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000001-0000-0000-0000-00000000000"
                + kind.length() + ">\r\nContent-Type: " + type + "\r\nContent-Length: " + block.length() + "\r\n\r\n"
                + block + "\r\n\r\n";
    }
}
