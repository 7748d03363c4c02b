package dev.corpusmill.tokenize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts at the matches of a pattern. */
final class PatternSplit implements PreTokenizer {
    private final Pattern pattern;
    private final Behavior behavior;
    private final boolean invert;

    /** What becomes of a match. */
    enum Behavior {
        REMOVED,
        ISOLATED,
        MERGED_WITH_PREVIOUS,
        MERGED_WITH_NEXT,
        CONTIGUOUS;

        /** @throws IllegalArgumentException where there is none of this name */
        static Behavior named(String name) {
            return valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
        }
    }

    /** @param invert cut what the pattern does not match */
    PatternSplit(Pattern pattern, Behavior behavior, boolean invert) {
        this.pattern = pattern;
        this.behavior = behavior;
        this.invert = invert;
    }

    /** A range of the text that is, or is not, a match. */
    private record Range(int from, int to, boolean match) {}

    @Override
    public void split(AlignedText text, Consumer<AlignedText> parts) {
        if (behavior == Behavior.ISOLATED) {
            isolate(text, parts);
            return;
        }
        int from = -1; // of the part that is being put together
        int to = 0;
        boolean lastMatch = false;
        for (Range range : ranges(text)) {
            boolean joined = from >= 0
                    && switch (behavior) {
                        case CONTIGUOUS -> range.match == lastMatch;
                        case MERGED_WITH_PREVIOUS -> range.match && !lastMatch;
                        case MERGED_WITH_NEXT -> !range.match && lastMatch;
                        case REMOVED, ISOLATED -> false;
                    };
            if (!joined && from >= 0) {
                parts.accept(text.part(from, to));
            }
            lastMatch = range.match;
            if (behavior == Behavior.REMOVED && range.match) {
                from = -1;
                continue;
            }
            from = joined ? from : range.from;
            to = range.to;
        }
        if (from >= 0) {
            parts.accept(text.part(from, to));
        }
    }

    /** Matches and what is between them are parts alike. */
    private void isolate(AlignedText text, Consumer<AlignedText> parts) {
        Matcher matcher = pattern.matcher(NewCharacters.known(text));
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.accept(text.part(from, matcher.start()));
            }
            if (matcher.end() > matcher.start()) {
                parts.accept(text.part(matcher.start(), matcher.end()));
            }
            from = matcher.end();
        }
        if (from < text.length()) {
            parts.accept(text.part(from, text.length()));
        }
    }

    private List<Range> ranges(AlignedText text) {
        List<Range> ranges = new ArrayList<>();
        Matcher matcher = pattern.matcher(NewCharacters.known(text));
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                ranges.add(new Range(from, matcher.start(), invert));
            }
            if (matcher.end() > matcher.start()) {
                ranges.add(new Range(matcher.start(), matcher.end(), !invert));
            }
            from = matcher.end();
        }
        if (from < text.length()) {
            ranges.add(new Range(from, text.length(), invert));
        }
        return ranges;
    }
}
