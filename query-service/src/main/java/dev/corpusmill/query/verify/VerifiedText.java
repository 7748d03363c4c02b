package dev.corpusmill.query.verify;

import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to its reader: marks of sources that do not exist are taken out before they leave, and each sentence
 * is checked when it ends. Not for several threads.
 */
public final class VerifiedText {
    /** So much of what follows decides whether a sentence has ended. */
    private static final int AHEAD = 40;

    private static final int MAX_SENTENCE = 4000;
    private static final int MAX_CHECKED = 2000;
    private static final int MAX_NAMED = 20;
    private static final Pattern MARKS = Pattern.compile("(?:[ \\t]*\\[\\d{1,3}(?:, \\d{1,3})*][.。]?)+");

    private final MarkFilter marks;
    private final Supplier<SupportCheck> checks; // read the sources, which no first token waits for
    private @Nullable SupportCheck check;
    private final Function<String, Set<String>> words;
    private final boolean refuse;
    private final LongSupplier nanoTime;
    private final StringBuilder open = new StringBuilder();
    private final Map<Integer, Boolean> verified = new TreeMap<>();
    private final List<String> unsupported = new ArrayList<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private int refused;
    private int tried;
    private long nanos;

    /**
     * A text of which nothing has come.
     *
     * @param sources numbers of those that exist
     * @param check made when the first sentence has ended
     * @param words of a sentence
     * @param refuse whether statements without support are left out
     */
    VerifiedText(
            Set<Integer> sources,
            Supplier<SupportCheck> check,
            Function<String, Set<String>> words,
            boolean refuse,
            LongSupplier nanoTime) {
        this.marks = new MarkFilter(sources);
        this.checks = check;
        this.words = words;
        this.refuse = refuse;
        this.nanoTime = nanoTime;
    }

    /** What may leave now that this piece has come. */
    public String take(String piece) {
        long began = nanoTime.getAsLong();
        String text = marks.take(piece);
        open.append(text);
        String passed = settle(false);
        nanos += nanoTime.getAsLong() - began;
        return refuse ? passed : text;
    }

    /** What is left to leave at the end. */
    public String end() {
        long began = nanoTime.getAsLong();
        String text = marks.end();
        open.append(text);
        String passed = settle(true);
        nanos += nanoTime.getAsLong() - began;
        return refuse ? passed : text;
    }

    /** What was found, once the text has ended. */
    public Verification verification() {
        return new Verification(
                true,
                verified,
                unsupported,
                List.copyOf(numbers),
                List.copyOf(marks.removed()),
                refused,
                TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** Checks the sentences that have surely ended; those that may leave. */
    private String settle(boolean last) {
        StringBuilder passed = new StringBuilder();
        boolean due = last || open.length() >= tried + AHEAD;
        if (!due) {
            return "";
        }
        tried = open.length();
        String text = open.toString();
        int start = 0;
        Matcher behind = MARKS.matcher(text);
        for (int sentenceEnd : Sentences.ends(text, 0, text.length())) {
            int end = behind.region(sentenceEnd, text.length()).lookingAt() ? behind.end() : sentenceEnd;
            boolean ended = last || end + AHEAD <= text.length() || sentenceEnd - start > MAX_SENTENCE;
            if (!ended || end <= start) {
                continue;
            }
            String sentence = text.substring(start, end);
            if (passes(sentence)) {
                passed.append(sentence);
            }
            start = end;
        }
        open.delete(0, start);
        tried = open.length();
        return passed.toString();
    }

    private boolean passes(String sentence) {
        SupportCheck support = check == null ? checks.get() : check;
        check = support;
        String end = sentence.substring(Math.max(0, sentence.length() - MAX_CHECKED)); // where its marks are
        Statement statement = Statement.of(end, words);
        List<String> unknown = support.unknownNumbers(statement);
        Map<Integer, Boolean> verdicts = support.marks(statement);
        boolean bad = verdicts.containsValue(false) || !unknown.isEmpty();
        if (refuse && verdicts.isEmpty() && !bad) {
            bad = !support.supported(statement);
        }
        if (bad && refuse) {
            refused++;
            return false;
        }
        verdicts.forEach((source, holds) -> verified.merge(source, holds, Boolean::logicalAnd));
        if (bad && unsupported.size() < MAX_NAMED) {
            unsupported.add(statement.text());
        }
        unknown.stream().limit(MAX_NAMED).forEach(numbers::add);
        return true;
    }
}
