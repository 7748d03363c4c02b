package dev.corpusmill.bench;

import dev.corpusmill.embed.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Chunks of many lengths, put together from the sentences of English text files; no two alike. */
final class Chunks {
    private static final int MAX_TOKENS = 500;
    private static final int MIN_TOKENS = 30;

    private Chunks() {}

    static List<String> of(Path folder, int count, long seed, Embedder embedder) throws IOException {
        List<String> sentences = sentences(folder);
        Random random = new Random(seed);
        List<String> chunks = new ArrayList<>();
        while (chunks.size() < count) {
            int wanted = MIN_TOKENS + random.nextInt(MAX_TOKENS - MIN_TOKENS);
            StringBuilder chunk = new StringBuilder();
            String next = sentences.get(random.nextInt(sentences.size()));
            while (embedder.countTokens(chunk + next) <= wanted) {
                chunk.append(next).append(' ');
                next = sentences.get(random.nextInt(sentences.size()));
            }
            if (!chunk.isEmpty()) {
                chunks.add(chunk.toString().strip());
            }
        }
        return chunks;
    }

    private static List<String> sentences(Path folder) throws IOException {
        List<String> sentences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(md|txt)"))
                    .sorted()
                    .toList()) {
                for (String sentence : Files.readString(file).split("(?<=[.!?])\\s+", -1)) {
                    if (sentence.length() > 20 && sentence.length() < 400 && sentence.charAt(0) < 128) {
                        sentences.add(sentence.replaceAll("\\s+", " "));
                    }
                }
            }
        }
        if (sentences.isEmpty()) {
            throw new IOException("no sentences in folder: path=" + folder);
        }
        return sentences;
    }
}
