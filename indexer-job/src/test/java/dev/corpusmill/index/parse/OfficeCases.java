package dev.corpusmill.index.parse;

import static dev.corpusmill.index.parse.PackageFile.ooxml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Documents of office programs, for {@link FormatsPageTest}. */
final class OfficeCases {
    private static final String WORD = "Word: docx, docm, dotx, dotm";
    private static final String SLIDES = "PowerPoint: pptx, pptm, ppsx, ppsm, potx, potm";
    private static final String OLD = "Word and PowerPoint before 2007: doc, ppt";
    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";

    private OfficeCases() {}

    static List<FormatCase> all() throws IOException {
        return List.of(
                word(), slides(), text(), presentation(), rtf(), oldWord(), oldSlides(), excel(), oldExcel(), calc());
    }

    private static FormatCase word() {
        String run = "<w:r><w:t xml:space='preserve'>%s</w:t></w:r>";
        String body = "<w:p>" + run.formatted("The fee is ")
                + "<w:del><w:r><w:delText>480</w:delText></w:r></w:del><w:ins>" + run.formatted("525") + "</w:ins>"
                + "<w:r><w:rPr><w:strike/></w:rPr><w:t>477</w:t></w:r>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretnote</w:t></w:r>"
                + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>" + run.formatted("Summer")
                + "</w:p></w:tc><w:tc><w:p>" + run.formatted("Note") + "</w:p></w:tc></w:tr></w:tbl>";
        String names = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        byte[] file = ooxml(
                        "word/document.xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
                .part("word/document.xml", "<w:document" + names + "><w:body>" + body + "</w:body></w:document>")
                .part(
                        "word/footnotes.xml",
                        "<w:footnotes" + names + "><w:footnote w:id='2'><w:p>" + run.formatted("without tax")
                                + "</w:p></w:footnote></w:footnotes>")
                .relation("word/document.xml", "rId1", "footnotes", "footnotes.xml")
                .part("word/header1.xml", "<w:hdr" + names + "><w:p>" + run.formatted("runninghead") + "</w:p></w:hdr>")
                .relation("word/document.xml", "rId2", "header", "header1.xml")
                .bytes();
        return FormatCase.of(WORD, "fee.docx", file)
                .keeps("all tracked changes accepted", "The fee is 525 (")
                .keeps("footnotes and endnotes in parentheses", "(without tax)")
                .keeps("merged cells repeated", "Summer | Summer | Note")
                .leavesOut("headers", "runninghead")
                .leavesOut("text that is struck through", "477")
                .leavesOut("hidden text", "secretnote");
    }

    private static FormatCase slides() {
        String names = " xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'"
                + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
                + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
        String slide = "<p:sld" + names + " %s><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id='2' name='x'/><p:nvPr>"
                + "<p:ph type='%s'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>"
                + "</p:spTree></p:cSld></p:sld>";
        byte[] file = ooxml(
                        "ppt/presentation.xml",
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
                .part(
                        "ppt/presentation.xml",
                        "<p:presentation" + names + "><p:sldIdLst><p:sldId id='256' r:id='s1'/>"
                                + "<p:sldId id='257' r:id='s2'/></p:sldIdLst></p:presentation>")
                .part("ppt/slides/slide1.xml", slide.formatted("", "title", "Ice on the quay"))
                .part("ppt/slides/slide2.xml", slide.formatted("show='0'", "title", "secretslide"))
                .part("ppt/notesSlides/notesSlide1.xml", slide.formatted("", "body", "salt first"))
                .relation("ppt/slides/slide1.xml", "n", "notesSlide", "../notesSlides/notesSlide1.xml")
                .relation("ppt/presentation.xml", "s1", "slide", "slides/slide1.xml")
                .relation("ppt/presentation.xml", "s2", "slide", "slides/slide2.xml")
                .bytes();
        return FormatCase.of(SLIDES, "ice.pptx", file)
                .keeps("its title as a heading", "Ice on the quay")
                .keeps("notes, marked \"Notes:\"", "Notes: salt first")
                .leavesOut("hidden slides", "secretslide");
    }

    private static byte[] odf(String kind, String styles, String body) {
        String type = "application/vnd.oasis.opendocument." + kind;
        String names = " xmlns:office='" + ODF + "office:1.0' xmlns:text='" + ODF + "text:1.0' xmlns:table='" + ODF
                + "table:1.0' xmlns:style='" + ODF + "style:1.0' xmlns:draw='" + ODF + "drawing:1.0'"
                + " xmlns:presentation='" + ODF + "presentation:1.0'";
        return new PackageFile()
                .part("mimetype", type)
                .part(
                        "content.xml",
                        "<office:document-content" + names + "><office:automatic-styles>" + styles
                                + "</office:automatic-styles><office:body><office:" + kind + ">" + body + "</office:"
                                + kind + "></office:body></office:document-content>")
                .bytes();
    }

    private static FormatCase text() {
        String body = "<text:section text:display='none'><text:p>secretnote</text:p></text:section>"
                + "<text:h text:outline-level='1'>Harbor rules</text:h>";
        return FormatCase.of("OpenDocument text: odt, ott, odm, oth, fodt", "rules.odt", odf("text", "", body))
                .keeps("like Word", "Harbor rules")
                .leavesOut("like Word", "secretnote");
    }

    private static FormatCase presentation() {
        String hidden = "<style:style style:name='H' style:family='drawing-page'><style:drawing-page-properties"
                + " presentation:visibility='hidden'/></style:style>";
        String page = "<draw:page draw:style-name='%s'><draw:frame><draw:text-box><text:p>%s</text:p></draw:text-box>"
                + "</draw:frame></draw:page>";
        byte[] file = odf(
                "presentation", hidden, page.formatted("V", "Ice on the quay") + page.formatted("H", "secretslide"));
        return FormatCase.of("OpenDocument presentation: odp, otp, fodp", "ice.odp", file)
                .keeps("like PowerPoint", "Ice on the quay")
                .leavesOut("like PowerPoint", "secretslide");
    }

    private static FormatCase rtf() {
        return FormatCase.of(
                        "RTF",
                        "fee.rtf",
                        "{\\rtf1\\ansi The fee is {\\deleted 480}525{\\v secretnote}.\\par"
                                + "\\trowd\\cellx1\\cellx2\\intbl a\\cell b\\cell\\row}")
                .keeps("deletions gone", "The fee is 525.")
                .keeps("rows on one line", "a | b")
                .leavesOut("like Word", "secretnote");
    }

    private static FormatCase oldWord() throws IOException {
        try (InputStream file = Objects.requireNonNull(OfficeCases.class.getResourceAsStream("small.doc"))) {
            return FormatCase.of(OLD, "small.doc", file.readAllBytes())
                    .keeps("headings", "Harbor rules")
                    .keeps("tables", "North | 525")
                    .leavesOut("heads and feet of pages", "runninghead");
        }
    }

    private static FormatCase oldSlides() throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSLFTextBox box = show.createSlide().createTextBox();
            box.setText("Ice on the quay");
            show.write(out);
            return FormatCase.of(OLD, "ice.ppt", out.toByteArray()).keeps("text", "Ice on the quay");
        }
    }

    private static byte[] fees(Workbook book) throws IOException {
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("Fees");
            String[][] rows = {{"Berth", "Day"}, {"North", "0.125"}, {"", "0.25"}};
            for (int row = 0; row < rows.length; row++) {
                sheet.createRow(row).createCell(0).setCellValue(rows[row][0]);
                Cell cell = sheet.getRow(row).createCell(1);
                if (row == 0) {
                    cell.setCellValue(rows[row][1]);
                } else {
                    cell.setCellValue(Double.parseDouble(rows[row][1]));
                    cell.setCellStyle(book.createCellStyle());
                    cell.getCellStyle().setDataFormat(book.createDataFormat().getFormat("0.0%"));
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            book.createSheet("Hidden").createRow(0).createCell(0).setCellValue("secretsheet");
            book.setSheetHidden(1, true);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static FormatCase excel() throws IOException {
        String row = "Excel since 2007: xlsx, xlsm, xltx, xltm, xlam, xlsb";
        return FormatCase.of(row, "fees.xlsx", fees(new XSSFWorkbook()))
                .keeps("each sheet under its name", "Fees\n")
                .keeps("cells as their formats show them", "12.5%")
                .keeps("merged ranges in each row and column", "North | 25.0%")
                .leavesOut("hidden sheets", "secretsheet");
    }

    private static FormatCase oldExcel() throws IOException {
        return FormatCase.of("Excel 97 to 2003: xls", "fees.xls", fees(new HSSFWorkbook()))
                .keeps("as Excel since 2007", "North | 25.0%")
                .leavesOut("as Excel since 2007", "secretsheet");
    }

    private static FormatCase calc() {
        String cell = "<table:table-cell%s><text:p>%s</text:p></table:table-cell>";
        String sheet = "<table:table table:name='Fees'><table:table-row>"
                + cell.formatted(" table:number-columns-repeated='2'", "rep") + cell.formatted("", "525")
                + "</table:table-row></table:table>";
        String note = "<office:annotation><text:p>secretnote</text:p></office:annotation>";
        return FormatCase.of(
                        "OpenDocument spreadsheet: ods, ots",
                        "fees.ods",
                        odf("spreadsheet", "", sheet.replace("<text:p>525", note + "<text:p>525")))
                .keeps("repeated and spanned cells in each of their columns", "rep | rep | 525")
                .leavesOut("comments", "secretnote");
    }
}
