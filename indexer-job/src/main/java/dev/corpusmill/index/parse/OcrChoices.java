package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.config.ParseConfig.Ocr;
import java.time.Duration;
import java.util.List;

/**
 * How text is recognized in scans and pictures.
 *
 * @param languages names of Tesseract's language data
 * @param pageTimeout for one page or picture
 * @param maxPages pages and pictures of one document
 */
public record OcrChoices(Ocr mode, List<String> languages, Duration pageTimeout, int maxPages) {
    /** Nothing is recognized. */
    public static final OcrChoices OFF = new OcrChoices(Ocr.OFF, List.of(), Duration.ZERO, 0);

    public OcrChoices {
        languages = List.copyOf(languages);
    }

    /** The choices of a configuration; where nothing is recognized, languages and limits decide nothing. */
    static OcrChoices of(ParseConfig config) {
        return config.ocr() == Ocr.OFF
                ? OFF
                : new OcrChoices(config.ocr(), config.ocrLanguages(), config.ocrTimeout(), config.ocrMaxPages());
    }

    /** Reads what {@link #toArguments} wrote. */
    static OcrChoices ofArguments(List<String> arguments) {
        Ocr mode = Ocr.valueOf(arguments.get(0));
        return mode == Ocr.OFF
                ? OFF
                : new OcrChoices(
                        mode,
                        List.of(arguments.get(1).split("\\+", -1)),
                        Duration.ofMillis(Long.parseLong(arguments.get(2))),
                        Integer.parseInt(arguments.get(3)));
    }

    /** One argument a component; only the mode, where nothing is recognized. */
    List<String> toArguments() {
        return mode == Ocr.OFF
                ? List.of(mode.name())
                : List.of(
                        mode.name(),
                        String.join("+", languages),
                        Long.toString(pageTimeout.toMillis()),
                        Integer.toString(maxPages));
    }
}
