package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into sentences, and tells headings and questions from statements. English and Chinese. */
final class Sentences {
    /* A block ends at an empty line, and before a line that begins a heading, a list item, a table row or a quote:
     * a line break alone says nothing, because much text is wrapped. */
    private static final Pattern BLOCK_END =
            Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:#{1,6}\\s|[-*+•|>]\\s|\\d{1,3}[.)]\\s))");
    /* A sentence ends at a Chinese full stop, or at a Latin one with a blank behind it and a beginning behind that.
     * A single letter or a short title before the stop is an abbreviation. */
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；!?]+[”’」』）\")]*"
            + "|(?<!\\b\\p{Lu})(?<!\\b(?:Mr|Ms|Dr|St|vs|No|Fig|al|Jr|Sr|Mrs|Inc|Ltd|Prof|approx|e\\.g|i\\.e))\\.[”’\")\\]]*"
            + "(?=\\s+[\\p{Lu}\\p{N}\\p{IsHan}“\"'(\\[`*_]|\\s*$)");
    private static final Pattern MARK = Pattern.compile("\\s*(?:#{1,6}\\s+|[-*+•>]\\s+|\\d{1,3}[.)]\\s+)*");
    private static final int MAX_HEADING = 100;
    private static final int MIN_LETTERS = 2;

    private Sentences() {}

    static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher ends = BLOCK_END.matcher(text);
        int start = 0;
        while (ends.find()) {
            addBlock(spans, text, start, ends.start());
            start = ends.end();
        }
        addBlock(spans, text, start, text.length());
        return spans;
    }

    private static void addBlock(List<Span> spans, String text, int blockStart, int blockEnd) {
        Matcher mark = MARK.matcher(text).region(blockStart, blockEnd);
        int start = mark.lookingAt() ? mark.end() : blockStart;
        boolean hashes = text.substring(blockStart, start).contains("#");
        Matcher ends = SENTENCE_END.matcher(text).region(start, blockEnd).useTransparentBounds(true);
        while (ends.find()) {
            add(spans, text, start, ends.end(), hashes, true);
            start = ends.end();
        }
        add(spans, text, start, blockEnd, hashes, false);
    }

    private static void add(List<Span> spans, String text, int from, int to, boolean hashes, boolean stopped) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String span = text.substring(start, end);
        if (span.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .limit(MIN_LETTERS)
                        .count()
                < MIN_LETTERS) {
            return; // a rule, a bullet, a bracket
        }
        spans.add(new Span(start, end, kindOf(span, hashes, stopped)));
    }

    private static Kind kindOf(String span, boolean hashes, boolean stopped) {
        if (span.matches("(?s).*[?？][”’」』）\")*_#]*")) {
            return Kind.QUESTION;
        }
        boolean oneShortLine = span.length() <= MAX_HEADING && span.indexOf('\n') < 0;
        return hashes || (!stopped && oneShortLine && !span.endsWith(":") && !span.startsWith("|"))
                ? Kind.HEADING
                : Kind.STATEMENT;
    }
}
