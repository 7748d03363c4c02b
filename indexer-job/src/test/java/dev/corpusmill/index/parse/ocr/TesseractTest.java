package dev.corpusmill.index.parse.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.config.ParseConfig.Ocr;
import dev.corpusmill.index.parse.OcrChoices;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.SampleFiles;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real program, on pictures that are drawn here. */
class TesseractTest {
    @BeforeEach
    void tesseract_is_installed() throws IOException {
        assumeTrue(new Tesseract().languages().contains("eng"), "tesseract with English is not installed");
    }

    @Test
    void a_scanned_page_stands_between_its_neighbours_with_its_place() throws IOException {
        ParsedDocument parsed = parse(Ocr.AUTO, "scan.pdf", scan());
        assertThat(parsed.body().text())
                .isEqualTo("The harbour master closes the gate.\n\nShips pay a mooring fee of 480 crowns.");
        assertThat(parsed.body().pageStarts()).hasSize(1).containsExactly(0);
        Box box = parsed.body().boxes().get(0);
        assertThat(box.page()).isEqualTo(1);
        assertThat(box.x()).isBetween(65f, 80f);
        assertThat(box.y()).isBetween(50f, 80f);
        assertThat(parsed.warnings()).singleElement().asString().startsWith("text by ocr: pages=1 confidence=9");
    }

    @Test
    void an_image_file_is_read_also_in_an_archive_and_turned() throws IOException {
        assertThat(parse(Ocr.AUTO, "gate.png", png(drawn())).body().text()).contains("mooring fee of 480 crowns");
        assertThat(parse(Ocr.AUTO, "turned.png", png(upsideDown(drawn())))
                        .body()
                        .text())
                .contains("mooring fee of 480 crowns");
        assertThat(parse(Ocr.AUTO, "all.zip", SampleFiles.zip("gate.png", png(drawn())))
                        .body()
                        .text())
                .startsWith("gate.png\n\n")
                .contains("mooring fee of 480 crowns");
    }

    @Test
    void a_picture_in_a_text_is_read_only_always() throws IOException {
        ParsedDocument auto = parse(Ocr.AUTO, "letter.docx", docx());
        assertThat(auto.body().text()).isEqualTo("See the notice:");
        assertThat(auto.warnings()).containsExactly("ocr left out: images=1 (set parse.ocr: always)");
        assertThat(parse(Ocr.ALWAYS, "letter.docx", docx()).body().text())
                .startsWith("See the notice:")
                .contains("mooring fee of 480 crowns");
    }

    @Test
    void nothing_is_read_where_it_is_off_though_the_program_is_installed() throws IOException {
        ParsedDocument parsed = parse(Ocr.OFF, "gate.png", png(drawn()));
        assertThat(parsed.isEmpty()).isTrue();
        assertThat(parsed.warnings())
                .containsExactly("ocr not available: images=1 (install tesseract, set parse.ocr: auto)");
    }

    @Test
    void a_broken_image_is_named() throws IOException {
        byte[] whole = png(drawn());
        Arrays.fill(whole, whole.length / 2, whole.length / 2 + 200, (byte) 0);
        ParsedDocument parsed = parse(Ocr.AUTO, "torn.png", whole);
        assertThat(parsed.isEmpty()).isTrue();
        assertThat(parsed.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("ocr failed: image=torn.png"));
    }

    private static ParsedDocument parse(Ocr mode, String name, byte[] content) {
        OcrChoices ocr =
                mode == Ocr.OFF ? OcrChoices.OFF : new OcrChoices(mode, List.of("eng"), Duration.ofSeconds(30), 20);
        TikaParser parser = new TikaParser(ParseSettings.LIMITS, new ParseChoices(false, false, false, ocr));
        return ParseSettings.parse(parser, name, content);
    }

    private static BufferedImage drawn() {
        BufferedImage picture = new BufferedImage(1400, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1400, 500);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 50));
        graphics.drawString("The harbour master closes the gate.", 100, 100);
        graphics.drawString("Ships pay a mooring fee of 480 crowns.", 100, 350);
        graphics.dispose();
        return picture;
    }

    private static BufferedImage upsideDown(BufferedImage picture) {
        BufferedImage turned = new BufferedImage(1400, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.rotate(Math.PI, 700, 250);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** The picture at 200 dpi, one inch from the left. */
    private static byte[] scan() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 800));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, drawn()), 36, 580, 504, 180);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("See the notice:");
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(png(drawn())),
                            PictureType.PNG,
                            "notice.png",
                            Units.toEMU(200),
                            Units.toEMU(70));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (InvalidFormatException impossible) {
            throw new IOException(impossible);
        }
    }
}
