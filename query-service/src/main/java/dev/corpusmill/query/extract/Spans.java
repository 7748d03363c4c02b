package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into sentences without the marks of their lines, and tells headings and questions from statements. */
final class Spans {
    /* A block ends at an empty line, and before a line that begins a heading, a list item, a table row or a quote:
     * a line break alone says nothing, because much text is wrapped. */
    private static final Pattern BLOCK_END =
            Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:#{1,6}\\s|[-*+•|>]\\s|\\d{1,3}[.)]\\s))");
    private static final Pattern MARK = Pattern.compile("\\s*(?:#{1,6}\\s+|[-*+•>]\\s+|\\d{1,3}[.)]\\s+)*");
    private static final Pattern STOPPED = Pattern.compile("(?s).*[.!?…。！？｡；][\"')\\]”’“«»」』）】》]*");
    private static final Pattern QUESTION = Pattern.compile("(?s).*[?？][”’“«»」』）\")*_#]*");
    private static final int MAX_HEADING = 100;
    private static final int MIN_LETTERS = 2;

    private Spans() {}

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

        for (int end : Sentences.ends(text, start, blockEnd)) {
            add(spans, text, start, end, hashes);
            start = end;
        }
    }

    private static void add(List<Span> spans, String text, int from, int to, boolean hashes) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }

        String span = text.substring(start, end);
        long letters = span.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(MIN_LETTERS)
                .count();
        if (letters == MIN_LETTERS) { // else a rule, a bullet, a bracket
            spans.add(new Span(start, end, kindOf(span, hashes)));
        }
    }

    private static Kind kindOf(String span, boolean hashes) {
        if (QUESTION.matcher(span).matches()) {
            return Kind.QUESTION;
        }
        boolean oneShortLine = span.length() <= MAX_HEADING && span.indexOf('\n') < 0;
        boolean title =
                oneShortLine && !STOPPED.matcher(span).matches() && !span.endsWith(":") && !span.startsWith("|");
        return hashes || title ? Kind.HEADING : Kind.STATEMENT;
    }
}
