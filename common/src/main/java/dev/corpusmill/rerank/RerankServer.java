package dev.corpusmill.rerank;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.CallException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that judges texts. Two limits of it are found out, because no server says them: each text takes a place in its
 * queue, so a request with more texts than places is refused even by an idle server; and one text that is too long makes it
 * refuse all. For several threads.
 */
final class RerankServer implements RelevanceModel {
    /** A text that is cut further says nothing: then the refusal has another reason. */
    private static final int SHORTEST_CUT = 200;

    private final RerankServerConfig settings;
    private final RerankApi api;
    private final AtomicInteger batch;
    private volatile int characters;

    RerankServer(RerankServerConfig settings, RerankApi api) {
        this.settings = settings;
        this.api = api;
        this.batch = new AtomicInteger(settings.batch());
        this.characters = settings.maxCharacters();
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public double[] judge(String question, List<String> texts, Deadline deadline) {
        double[] scores = new double[texts.size()];
        int done = 0;
        while (done < scores.length) {
            int to = Math.min(scores.length, done + batch.get());
            try {
                double[] some = scores(question, texts.subList(done, to), deadline);
                System.arraycopy(some, 0, scores, done, some.length);
                done = to;
            } catch (CallException failed) {
                if (fewer(failed, to - done)) {
                    continue;
                }
                if (done == 0) {
                    throw failed;
                }
                return Arrays.copyOf(scores, done);
            }
        }
        batch.updateAndGet(size -> Math.min(settings.batch(), size + 1));
        return scores;
    }

    /** Whether to ask again at once with half of the texts; with one it is the server that is full. */
    private boolean fewer(CallException failed, int size) {
        if (failed.kind() != FailureKind.OVERLOADED
                || size == 1
                || !failed.retryAfter().isZero()) {
            return false;
        }
        batch.set(Math.max(1, size / 2));
        return true;
    }

    /** Scores of one batch. Refused, it is sent again with its longest texts cut, and what helped is kept. */
    private double[] scores(String question, List<String> texts, Deadline deadline) {
        int most = characters;
        while (true) {
            List<String> sent = cut(texts, most);
            try {
                double[] scores = api.scores(question, sent, deadline);
                characters = Math.min(characters, most);
                return scores;
            } catch (CallException refused) {
                int longest = sent.stream().mapToInt(String::length).max().orElse(0);
                if (refused.kind() != FailureKind.REJECTED || longest <= SHORTEST_CUT) {
                    throw refused;
                }
                most = Math.max(SHORTEST_CUT, longest / 2);
            }
        }
    }

    private static List<String> cut(List<String> texts, int most) {
        return texts.stream().map(text -> cut(text, most)).toList();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
