package dev.corpusmill.index.parse;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.config.ParseConfig;
import java.util.List;

/**
 * Bounds on one document, in the form that crosses to the child JVM.
 *
 * @param maxText UTF-8 bytes of the text, embedded documents included
 * @param maxEmbedded documents inside one container, at any depth
 * @param maxDepth nesting of containers
 */
public record ParseLimits(DataSize maxFile, DataSize maxText, int maxEmbedded, int maxDepth) {
    /** How much the entries of one container may unpack to, as a multiple of the largest file. */
    private static final int UNPACK_FACTOR = 4;

    /** How many arguments {@link #toArguments} gives. */
    public static final int ARGUMENTS = 4;

    /** The limits of a configuration. */
    public static ParseLimits of(ParseConfig config) {
        return new ParseLimits(config.maxFileSize(), config.maxText(), config.maxEmbedded(), config.maxDepth());
    }

    /** Reads what {@link #toArguments} wrote. */
    public static ParseLimits ofArguments(List<String> arguments) {
        return new ParseLimits(
                new DataSize(Long.parseLong(arguments.get(0))),
                new DataSize(Long.parseLong(arguments.get(1))),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)));
    }

    public List<String> toArguments() {
        return List.of(
                Long.toString(maxFile.bytes()),
                Long.toString(maxText.bytes()),
                Integer.toString(maxEmbedded),
                Integer.toString(maxDepth));
    }

    DataSize maxUnpacked() {
        return new DataSize(Math.multiplyExact(maxFile.bytes(), UNPACK_FACTOR));
    }

    ParseException tooMuchText() {
        return ParseException.rejected("more than " + maxText + " of text: parse.max-text=" + maxText);
    }

    public ParseException tooLarge() {
        return ParseException.rejected("more than " + maxFile + ": parse.max-file-size=" + maxFile);
    }
}
