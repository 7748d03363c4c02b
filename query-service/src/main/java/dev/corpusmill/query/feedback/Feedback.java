package dev.corpusmill.query.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A judgement of one answer.
 *
 * @param id orders judgements by time
 * @param tenant whose documents the answer was taken from
 * @param client name of the key that sent it; empty where there are no keys
 * @param time when it came, as ISO 8601
 * @param generation that the answer was taken from
 * @param correction what would have been right, in the words of its sender; empty where nothing was said
 * @param sources of the answer
 * @param passage the right one; null where none was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(
        String id,
        State state,
        String tenant,
        String client,
        String time,
        Verdict verdict,
        String question,
        String answer,
        String correction,
        String generation,
        List<Passage> sources,
        @Nullable Passage passage) {
    public Feedback {
        sources = List.copyOf(sources);
    }

    /** A text of a document. */
    public record Passage(String document, String text) {}

    /** What somebody thinks of an answer. */
    public enum Verdict {
        UP,
        DOWN,
        /** One of its sources is the right passage. */
        PASSAGE;

        /** The name in requests and responses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a judgement. */
    public enum State {
        OPEN,
        ACCEPTED,
        REJECTED;

        /** The name in requests and responses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Feedback in(State other) {
        return new Feedback(
                id, other, tenant, client, time, verdict, question, answer, correction, generation, sources, passage);
    }
}
