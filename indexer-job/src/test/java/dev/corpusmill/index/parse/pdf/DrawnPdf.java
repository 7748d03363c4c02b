package dev.corpusmill.index.parse.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A PDF whose text is painted where a test wants it, 600 by 800 points. */
final class DrawnPdf {
    private final PDDocument document = new PDDocument();
    private StringBuilder content = new StringBuilder();
    private PDPage page = new PDPage();

    DrawnPdf() throws IOException {
        page();
    }

    PDDocument document() {
        return document;
    }

    PDPage current() {
        return page;
    }

    DrawnPdf page() throws IOException {
        finish();
        page = new PDPage(new PDRectangle(600, 800));
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F1"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
        resources.getCOSObject().getCOSDictionary(COSName.FONT).setItem(COSName.getPDFName("H"), chinese("H"));
        resources.getCOSObject().getCOSDictionary(COSName.FONT).setItem(COSName.getPDFName("V"), chinese("V"));
        page.setResources(resources);
        document.addPage(page);
        return this;
    }

    /** Text whose baseline begins so many points from the left and lower edges. */
    DrawnPdf text(double x, double y, double size, String text) {
        String escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
        return raw(String.format(Locale.ROOT, "BT /F1 %s Tf %s %s Td (%s) Tj ET", size, x, y, escaped));
    }

    DrawnPdf text(double x, double y, String text) {
        return text(x, y, 10, text);
    }

    /** Lines of one column, 14 points apart. */
    DrawnPdf lines(double x, double y, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            text(x, y - 14 * i, lines[i]);
        }
        return this;
    }

    /** Chinese text; {@code direction} is H or V. */
    DrawnPdf chinese(String direction, double x, double y, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
        return raw(String.format(Locale.ROOT, "BT /%s 12 Tf %s %s Td <%s> Tj ET", direction, x, y, hex));
    }

    DrawnPdf raw(String operators) {
        content.append(operators).append('\n');
        return this;
    }

    byte[] bytes() throws IOException {
        finish();
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void finish() throws IOException {
        byte[] bytes = content.toString().getBytes(StandardCharsets.ISO_8859_1);
        page.setContents(new PDStream(document, new ByteArrayInputStream(bytes)));
        content = new StringBuilder();
    }

    private static COSDictionary chinese(String direction) {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("GB1"));
        system.setItem(COSName.SUPPLEMENT, COSInteger.get(2));
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, "STSong-Light");
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "STSong-Light");
        descriptor.setInt(COSName.FLAGS, 4);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UCS2-" + direction);
        font.setName(COSName.ENCODING, "UniGB-UCS2-" + direction);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }
}
