package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Which text of a document is read, in the form that crosses to the child JVM. Parsers of ours find it in Tika's
 * {@code ParseContext}.
 *
 * @param hidden hidden text, sheets, rows, columns and slides
 * @param comments comments of reviewers
 * @param mainText of a web page only its main text
 * @param ocr the text of scans and pictures
 */
public record ParseChoices(boolean hidden, boolean comments, boolean mainText, OcrChoices ocr) {
    /** What a reader of the document sees. */
    public static final ParseChoices DEFAULT = new ParseChoices(false, false, false);

    /** Without the text of scans and pictures. */
    public ParseChoices(boolean hidden, boolean comments, boolean mainText) {
        this(hidden, comments, mainText, OcrChoices.OFF);
    }

    /** The choices of a configuration. */
    public static ParseChoices of(ParseConfig config) {
        return new ParseChoices(config.hidden(), config.comments(), config.mainText(), OcrChoices.of(config));
    }

    /** Reads what {@link #toArguments} wrote. */
    public static ParseChoices ofArguments(List<String> arguments) {
        return new ParseChoices(
                Boolean.parseBoolean(arguments.get(0)),
                Boolean.parseBoolean(arguments.get(1)),
                Boolean.parseBoolean(arguments.get(2)),
                OcrChoices.ofArguments(arguments.subList(3, arguments.size())));
    }

    /** In the order of the components. */
    public List<String> toArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(Boolean.toString(hidden));
        arguments.add(Boolean.toString(comments));
        arguments.add(Boolean.toString(mainText));
        arguments.addAll(ocr.toArguments());
        return arguments;
    }
}
