package dev.corpusmill.index.embed;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.embed.ProbeTexts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Embeds texts, and finds those that cannot be: a batch that fails because of what is in it is halved until the poisoned
 * text stands alone.
 *
 * <p>A batch that is not done in time may only be slow: it is halved, too, so that a busy machine costs time and no restart.
 *
 * <p>A refusal is about the text. A failure that may pass is, too, if a harmless text can be embedded right after it: some
 * servers answer a text that they cannot process with an internal error.
 */
final class HalvingEmbedder {
    private static final List<String> HARMLESS = ProbeTexts.ALL.subList(0, 1);

    private final Embedder embedder;
    private final Duration timeout;

    /** {@code timeout} is for one request. */
    HalvingEmbedder(Embedder embedder, Duration timeout) {
        this.embedder = embedder;
        this.timeout = timeout;
    }

    /** What became of each text. */
    record Result(Map<String, float[]> vectors, Map<String, Failure> failures) {}

    /** Each text has a vector or a failure afterwards. */
    Result embed(List<String> texts) {
        Result result = new Result(new HashMap<>(), new HashMap<>());
        embed(texts, result);
        return result;
    }

    private void embed(List<String> texts, Result result) {
        if (texts.isEmpty()) {
            return;
        }

        Deadline deadline = Deadline.after(timeout);
        List<float[]> vectors;
        try {
            vectors = embedder.embedPassages(texts, deadline);
        } catch (EmbedException failure) {
            boolean slow = failure.kind() != FailureKind.FATAL && deadline.expired() && texts.size() > 1;
            if (!slow && !isAboutText(failure)) {
                throw failure;
            }
            if (texts.size() == 1) {
                String reason = ClassifiedException.reasonOf(failure);
                result.failures.put(texts.get(0), new Failure(Stage.EMBED, failure.kind(), reason));
                return;
            }
            embed(texts.subList(0, texts.size() / 2), result);
            embed(texts.subList(texts.size() / 2, texts.size()), result);
            return;
        }

        for (int i = 0; i < texts.size(); i++) {
            result.vectors.put(texts.get(i), vectors.get(i));
        }
    }

    private boolean isAboutText(EmbedException failure) {
        return switch (failure.kind()) {
            case REJECTED -> true;
            case TRANSIENT -> isWell();
            case OVERLOADED, FATAL -> false;
        };
    }

    private boolean isWell() {
        try {
            embedder.embedPassages(HARMLESS, Deadline.after(timeout));
            return true;
        } catch (EmbedException down) {
            return false; // the failure that led here is thrown
        }
    }
}
