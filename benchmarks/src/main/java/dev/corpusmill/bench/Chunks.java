package dev.corpusmill.bench;

import dev.corpusmill.api.embed.Embedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated chunks of many lengths; no two alike. */
final class Chunks {
    private static final int MAX_TOKENS = 500;
    private static final int MIN_TOKENS = 30;

    private Chunks() {}

    static List<String> of(int count, long seed, Embedder embedder) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        List<String> chunks = new ArrayList<>();
        while (chunks.size() < count) {
            int wanted = MIN_TOKENS + random.nextInt(MAX_TOKENS - MIN_TOKENS);
            StringBuilder chunk = new StringBuilder(prose.sentence());
            String next = prose.sentence();
            while (embedder.countTokens(chunk + " " + next) <= wanted) {
                chunk.append(' ').append(next);
                next = prose.sentence();
            }
            chunks.add(chunk.toString());
        }
        return chunks;
    }
}
