package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.Formats;
import dev.corpusmill.index.parse.TextBuilder;
import dev.corpusmill.index.parse.ocr.ImageFile;
import dev.corpusmill.index.parse.ocr.Recognition;
import dev.corpusmill.index.parse.ocr.RecognizedText;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import java.io.IOException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;

/** The text in image files. Each page of a TIFF is a page. */
final class PictureText {
    private final AutoDetectParser parser;
    private final Recognition recognition;

    PictureText(AutoDetectParser parser, Recognition recognition) {
        this.parser = parser;
        this.recognition = recognition;
    }

    /** Whether a picture in the text of a document is read; one that is not is counted. */
    boolean takesIllustration() throws IOException {
        return recognition.takesIllustration();
    }

    /** Puts an image into a file while nothing has been read of it, because its parser uses the stream up. */
    void keep(TikaInputStream content, Metadata metadata) throws IOException {
        if (recognition.isOn()
                && parser.getDetector().detect(content, metadata).getType().equals("image")) {
            content.getPath();
        }
    }

    /**
     * Reads an image whose parser found no text; what cannot be read is a warning.
     *
     * @param taken whether {@link #takesIllustration} was asked
     */
    void readInto(TextBuilder out, TikaInputStream content, Metadata metadata, boolean taken) throws IOException {
        if (!Formats.isImage(metadata) || !out.build().text().isBlank()) {
            return;
        }
        if (!taken && !recognition.takesPicture()) {
            return;
        }
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        String place = "image=" + (name == null ? "" : CleanText.collapse(CleanText.clean(name)));
        try (ImageFile image = ImageFile.open(content.getPath())) {
            readPages(out, image, place);
        } catch (ImageFile.Broken broken) {
            recognition.unreadable(place, broken.getMessage());
        }
    }

    private void readPages(TextBuilder out, ImageFile image, String place) throws IOException, ImageFile.Broken {
        int pages = image.pages();
        for (int page = 0; page < pages && (page == 0 || recognition.takesPicture()); page++) {
            if (pages > 1) {
                out.startPage();
            }
            if (!image.isTiny(page)) {
                String name = pages > 1 ? place + " page=" + (page + 1) : place;
                recognition.read(image.read(page), 0, name).ifPresent(text -> append(out, text));
            }
        }
    }

    private static void append(TextBuilder out, RecognizedText text) {
        for (Paragraph paragraph : text.paragraphs()) {
            out.append(paragraph.text());
            out.endParagraph();
        }
    }
}
