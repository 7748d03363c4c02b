package dev.corpusmill.rerank;

import dev.corpusmill.api.model.Hashes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model said of pairs of question and text, the latest so many of them. Of one model. For several threads. */
final class ScoreCache {
    private final Map<String, Double> scores; // guarded by itself

    /** @param most entries, of some 200 bytes each; 0 keeps nothing */
    ScoreCache(int most) {
        scores = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
                return size() > most;
            }
        };
    }

    /** The key of a pair: a hash, so that no text is kept. */
    static String key(String question, String text) {
        return Hashes.ofParts(question, text);
    }

    @Nullable
    Double get(String key) {
        synchronized (scores) {
            return scores.get(key);
        }
    }

    void put(String key, double score) {
        synchronized (scores) {
            scores.put(key, score);
        }
    }
}
