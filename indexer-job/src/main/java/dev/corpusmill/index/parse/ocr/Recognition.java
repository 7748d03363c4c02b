package dev.corpusmill.index.parse.ocr;

import dev.corpusmill.config.ParseConfig.Ocr;
import dev.corpusmill.index.parse.OcrChoices;
import dev.corpusmill.index.parse.ocr.Tesseract.Layout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognizes the text of the pages and pictures of one document, those embedded in it included, within the bounds of
 * the document. Parsers find it in Tika's {@code ParseContext}.
 */
public final class Recognition {
    /** Pixels of a picture that is recognized: A3 in 300 dpi. */
    public static final int MAX_PIXELS = 18_000_000;

    private static final int PAGE_FLOOR = 60; // docs/rationale/indexer-job-ocr.md
    /** A page that is upright and can be read has more. */
    private static final int SURE = 75;

    private static final int CHARS_PER_WORD = 5;
    private static final int MAX_TIMEOUTS = 3;

    private final Tesseract tesseract;
    private final OcrChoices choices;
    private final OcrProgress progress;
    private final RecognitionWarnings warnings = new RecognitionWarnings();
    private int begun;
    private int timeouts;

    public Recognition(Tesseract tesseract, OcrChoices choices, OcrProgress progress) {
        this.tesseract = tesseract;
        this.choices = choices;
        this.progress = progress;
    }

    /** Whether the configuration asks for any text to be recognized. */
    public boolean isOn() {
        return choices.mode() != Ocr.OFF;
    }

    /** Whether a page without text can be recognized; one that cannot is counted. */
    public boolean takesPage() throws IOException {
        boolean able = isAble();
        warnings.pagesUnread += able ? 0 : 1;
        return able && hasRoom();
    }

    /** Whether the text of an image file can be recognized; one that cannot is counted. */
    public boolean takesPicture() throws IOException {
        boolean able = isAble();
        warnings.picturesUnread += able ? 0 : 1;
        return able && hasRoom();
    }

    /** As {@link #takesPicture}, for a picture that stands in the text of a document. */
    public boolean takesIllustration() throws IOException {
        if (choices.mode() == Ocr.AUTO) {
            warnings.illustrations++;
            return false;
        }
        return takesPicture();
    }

    private boolean isAble() throws IOException {
        return isOn() && !usable().isEmpty();
    }

    private List<String> usable() throws IOException {
        return choices.languages().stream()
                .filter(tesseract.languages()::contains)
                .toList();
    }

    private boolean hasRoom() {
        boolean room = begun < choices.maxPages() && timeouts < MAX_TIMEOUTS;
        warnings.beyondLimit += room ? 0 : 1;
        return room;
    }

    /**
     * The text of a picture; empty where there is none that can be trusted. To be called where {@code takes…} agreed.
     *
     * @param dpi 0 where nobody knows
     * @param place how warnings name it, like {@code page=3}
     */
    public Optional<RecognizedText> read(BufferedImage picture, int dpi, String place) throws IOException {
        progress.working();
        begun++;
        Path file = Files.createTempFile("ocr-", ".pgm");
        try {
            BufferedImage grey = GreyPicture.of(picture);
            double degrees = Deskew.degrees(grey);
            GreyPicture.write(degrees == 0 ? grey : Deskew.turned(grey, -degrees), file);
            RecognizedText text = recognized(file, dpi);
            return trusted(degrees == 0 ? text : text.turned(degrees, grey.getWidth(), grey.getHeight()), place);
        } catch (NumberFormatException garbage) {
            warnings.add("ocr failed: " + place + " reason=unexpected output: " + garbage.getMessage());
            return Optional.empty();
        } catch (OcrException failure) {
            timeouts += failure.isTimeout() ? 1 : 0;
            warnings.add("ocr failed: " + place + " reason=" + failure.getMessage());
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
            progress.working();
        }
    }

    /** Upright first: of an upright page Tesseract sometimes thinks otherwise. */
    private RecognizedText recognized(Path file, int dpi) throws IOException, OcrException {
        RecognizedText upright =
                WordTable.read(tesseract.table(file, usable(), dpi, Layout.UPRIGHT, choices.pageTimeout()));
        boolean hasWords = !upright.paragraphs().isEmpty() || upright.leftOut() > 0;
        if (!hasWords || isSure(upright) || !tesseract.findsOrientation()) {
            return upright;
        }
        progress.working();
        RecognizedText turned =
                WordTable.read(tesseract.table(file, usable(), dpi, Layout.ANY_WAY, choices.pageTimeout()));
        return turned.confidence() > upright.confidence() ? turned : upright;
    }

    /** Words that were left out speak against the others. */
    private static boolean isSure(RecognizedText text) {
        int words = text.paragraphs().stream()
                .mapToInt(paragraph -> paragraph.text().length())
                .sum();
        return text.confidence() >= SURE && text.leftOut() * CHARS_PER_WORD < words;
    }

    private Optional<RecognizedText> trusted(RecognizedText text, String place) {
        if (text.paragraphs().isEmpty()) {
            warnings.without(text);
            return Optional.empty();
        }
        if (text.confidence() < PAGE_FLOOR) {
            warnings.add("ocr left out, confidence too low: " + place + " confidence=" + text.confidence() + " min="
                    + PAGE_FLOOR);
            return Optional.empty();
        }
        warnings.recognized(text);
        return Optional.of(text);
    }

    /** A picture that could not even be opened. */
    public void unreadable(String place, String reason) {
        warnings.add("ocr failed: " + place + " reason=" + reason);
    }

    /** What was recognized and what was not, one line each. */
    public List<String> warnings() throws IOException {
        return warnings.of(choices, isOn() ? tesseract.languages() : Set.of());
    }
}
