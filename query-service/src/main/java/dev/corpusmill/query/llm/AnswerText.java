package dev.corpusmill.query.llm;

import java.util.function.LongSupplier;

/**
 * The text of one answer on its way: without thoughts, held back where it may still turn out to be one, and cut where it is
 * longer than it may be, whatever the server was asked for. Not for several threads.
 */
final class AnswerText {
    /** How long the beginning of an answer is held back while nothing is known of a server's marks. */
    private static final long SHORT_NANOS = 500_000_000L;
    /** No tokenizer has tokens that are longer on average; a text of so many characters per token has more tokens. */
    private static final int CHARS_PER_TOKEN = 16;

    private final ThoughtFilter filter = new ThoughtFilter();
    private final StringBuilder held = new StringBuilder();
    private final ServerTraits.Patience patience;
    private final int maxTokens;
    private final LongSupplier nanoTime;
    private final Taken taken = new Taken();
    private long firstNanos = -1;
    private long words;
    private long chars;
    private boolean inWord;
    private boolean passed;
    private boolean leaked;

    /** @param maxTokens what is surely longer is cut; tokens are not counted but estimated from below */
    AnswerText(ServerTraits.Patience patience, int maxTokens, LongSupplier nanoTime) {
        this.patience = patience;
        this.maxTokens = maxTokens;
        this.nanoTime = nanoTime;
    }

    /** What may be passed on now that this piece has come. */
    String take(String piece) {
        filter.take(piece, taken);
        return held.isEmpty() || holds() ? "" : release();
    }

    /** What is left to be passed on at the end. */
    String end() {
        filter.end(taken);
        return release();
    }

    boolean strayEnd() {
        return filter.strayEnd();
    }

    /** Whether thoughts were passed on: nobody could know that they were. */
    boolean leaked() {
        return leaked;
    }

    /** Whether the text is longer than it may be; nothing more is taken. */
    boolean full() {
        return Math.max(words, chars / CHARS_PER_TOKEN) > maxTokens;
    }

    private boolean holds() {
        long now = nanoTime.getAsLong();
        firstNanos = firstNanos < 0 ? now : firstNanos;
        return switch (patience) {
            case NONE -> false;
            case SHORT -> !passed && now - firstNanos < SHORT_NANOS && !filter.thought();
            case TO_THE_END -> !passed && !filter.thought();
        };
    }

    private String release() {
        String text = held.toString();
        held.setLength(0);
        passed |= !text.isEmpty();
        return text;
    }

    /** Collects what is no thought. */
    private final class Taken implements ThoughtFilter.Output {
        @Override
        public void text(String text) {
            int end = 0;
            while (end < text.length() && !full()) {
                boolean space = Character.isWhitespace(text.charAt(end));
                words += !space && !inWord ? 1 : 0;
                inWord = !space;
                chars++;
                end += full() ? 0 : 1;
            }
            int cut = end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
            held.append(text, 0, cut);
        }

        @Override
        public void retract() {
            leaked |= passed;
            held.setLength(0);
            words = 0;
            chars = 0;
        }
    }
}
