package dev.corpusmill.query.llm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is particular about one server: what it refuses, and how it marks its thoughts. It is learned from its answers and
 * kept as long as the program runs. For several threads.
 */
final class ServerTraits {
    /** So many answers in a row without a stray end of thoughts show that a server has none. */
    private static final int PLAIN_ANSWERS = 20;

    private final ThoughtMarks marks;
    private final Set<Refusal> refusals = EnumSet.noneOf(Refusal.class); // guarded by this, as is all below
    private boolean unopened;
    private int plainAnswers;

    /** How a server tells its thoughts from its answer where both come as text. */
    enum ThoughtMarks {
        /** Learned from its answers. */
        LEARNED,
        /** Thoughts have a beginning and an end, or there are none. */
        PAIRED,
        /** Only the end is written: the chat template put the beginning into the prompt. */
        UNOPENED
    }

    ServerTraits(ThoughtMarks marks) {
        this.marks = marks;
        this.unopened = marks == ThoughtMarks.UNOPENED;
    }

    synchronized boolean has(Refusal refusal) {
        return refusals.contains(refusal);
    }

    synchronized void learn(Refusal refusal) {
        refusals.add(refusal);
    }

    /** How long a streamed answer is held back, because its beginning might turn out to be thoughts. */
    synchronized Patience patience() {
        if (unopened) {
            return Patience.TO_THE_END;
        }
        return marks == ThoughtMarks.PAIRED || plainAnswers >= PLAIN_ANSWERS ? Patience.NONE : Patience.SHORT;
    }

    /** How long text is held back. */
    enum Patience {
        NONE,
        SHORT,
        TO_THE_END
    }

    /** A text ended, and there was an end of thoughts without a beginning in it, or none. */
    synchronized void ended(boolean strayEnd) {
        if (strayEnd) {
            unopened = true;
        } else if (!unopened) {
            plainAnswers = Math.min(PLAIN_ANSWERS, plainAnswers + 1);
        }
    }

    /** What was learned, in words. */
    synchronized List<String> learned() {
        List<String> words = new ArrayList<>();
        for (Refusal refusal : refusals) {
            words.add("refuses " + refusal.name().toLowerCase(Locale.ROOT));
        }
        if (unopened && marks != ThoughtMarks.UNOPENED) {
            words.add("writes thoughts without marking their beginning");
        }
        return words;
    }
}
