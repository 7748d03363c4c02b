package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Spans as they are found: trimmed, none without words, none so long that its reader looks for the answer in it. */
final class SpanList {
    /** What is longer is quoted by the sentence, or by a window around what matches. */
    static final int MAX_UNIT = 420;

    private static final int MAX_BLOCK = 600; // of code: a reader needs it whole, as far as it can be shown
    private static final int PARTS = 3; // of a window: what matches is whole in one, with what stands around it
    private static final int MIN_LETTERS = 2;
    private static final Pattern QUESTION = Pattern.compile("(?s).*[?？][”’“«»」』）\")*_#]*");

    private final String text;
    private final List<Span> spans = new ArrayList<>();

    SpanList(String text) {
        this.text = text;
    }

    List<Span> spans() {
        return spans;
    }

    int size() {
        return spans.size();
    }

    /** Adds one span, a question as what it is. */
    void add(int from, int to, Kind kind) {
        int start = from;
        int end = to;
        while (start < end && TextLines.isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && TextLines.isWhite(text.charAt(end - 1))) {
            end--;
        }
        String span = text.substring(start, end);
        long letters = span.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(MIN_LETTERS)
                .count();
        boolean one = letters == 1 && span.codePoints().anyMatch(Character::isDigit);
        if (letters == MIN_LETTERS || one) { // else a rule, a bullet, a bracket
            boolean asks = kind.answers() && QUESTION.matcher(span).matches();
            spans.add(new Span(start, end, asks ? Kind.QUESTION : kind));
        }
    }

    /** Adds a line or item as one span, if it is not too long. */
    void unit(int start, int end) {
        if (end - start <= MAX_UNIT) {
            add(start, end, Kind.STATEMENT);
        } else {
            prose(start, end);
        }
    }

    /** Adds sentences; of those that are too long, windows that overlap. */
    void prose(int from, int to) {
        int start = from;
        for (int end : Sentences.ends(text, from, to)) {
            if (end - start <= MAX_UNIT) {
                add(start, end, Kind.SENTENCE);
            } else {
                windows(start, end);
            }
            start = end;
        }
    }

    private void windows(int start, int end) {
        List<Integer> cuts = SoftCuts.of(text, start, end);
        for (int i = 0; i == 0 || i + PARTS < cuts.size(); i++) {
            int last = Math.min(cuts.size() - 1, i + PARTS);
            add(cuts.get(i), cuts.get(last), Kind.STATEMENT);
        }
    }

    /** Adds lines that belong together; where they are too many, some of them at a time. */
    void block(TextLines lines, int first, int last) {
        int from = first;
        for (int line = first; line <= last; line++) {
            boolean full = lines.get(line).end() - lines.get(from).start() > MAX_BLOCK;
            if (full && line > from) {
                add(lines.get(from).start(), lines.get(line - 1).end(), Kind.CODE);
                from = line;
            }
        }
        add(lines.get(from).start(), lines.get(last).end(), Kind.CODE);
    }

    /** Gives all statements from an index on a lead. */
    void lead(int index, int start, int end) {
        for (int i = index; i < spans.size(); i++) {
            spans.set(i, spans.get(i).under(start, end));
        }
    }
}
