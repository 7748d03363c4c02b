package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;
import java.util.List;

/**
 * Which text of a document is read, in the form that crosses to the child JVM. Parsers of ours find it in Tika's
 * {@code ParseContext}.
 *
 * @param hidden hidden text, sheets, rows, columns and slides
 * @param comments comments of reviewers
 * @param mainText of a web page only its main text
 */
public record ParseChoices(boolean hidden, boolean comments, boolean mainText) {
    /** What a reader of the document sees. */
    public static final ParseChoices DEFAULT = new ParseChoices(false, false, false);

    /** The choices of a configuration. */
    public static ParseChoices of(ParseConfig config) {
        return new ParseChoices(config.hidden(), config.comments(), config.mainText());
    }

    /** Reads what {@link #toArguments} wrote. */
    public static ParseChoices ofArguments(List<String> arguments) {
        return new ParseChoices(
                Boolean.parseBoolean(arguments.get(0)),
                Boolean.parseBoolean(arguments.get(1)),
                Boolean.parseBoolean(arguments.get(2)));
    }

    /** One argument a choice, in the order of the components. */
    public List<String> toArguments() {
        return List.of(Boolean.toString(hidden), Boolean.toString(comments), Boolean.toString(mainText));
    }
}
