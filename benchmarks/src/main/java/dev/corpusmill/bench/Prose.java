package dev.corpusmill.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** English-looking prose from a word list and a seed: the same seed writes the same texts, on every machine. */
final class Prose {
    private static final String WORDS = "words.txt";
    private static final List<String> SENTENCES = List.of(
            "the adjective noun verb the noun place",
            "time, the noun verb a adjective noun and the noun of the noun",
            "a adjective noun was verb manner, because the noun place had been verb time",
            "nobody verb the noun",
            "time the adjective noun was verb",
            "the noun, which a noun had verb time, was verb place manner by the adjective noun of a noun",
            "although the noun verb number nouns place, the adjective noun was verb number times",
            "section number verb how the noun and the adjective noun were verb manner");
    private static final int SENTENCES_PER_PARAGRAPH = 9;

    private final Map<String, List<String>> words;
    private final Random random;

    Prose(long seed) throws IOException {
        this.words = read();
        this.random = new Random(seed);
    }

    private static Map<String, List<String>> read() throws IOException {
        Map<String, List<String>> words = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Prose.class.getResourceAsStream(WORDS), WORDS)) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : file.lines().filter(one -> !one.startsWith("#")).toList()) {
                int colon = line.indexOf(": ");
                words.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 2).split(", ", -1)));
            }
        }
        return words;
    }

    /** A text of about {@code meanWords} words; lengths spread as widely as those of real folders (log-normal). */
    String document(int meanWords) {
        double spread = 0.8;
        double wanted = meanWords * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
        StringBuilder text = new StringBuilder();
        int written = 0;
        while (written < wanted) {
            for (int left = 1 + random.nextInt(SENTENCES_PER_PARAGRAPH); left > 0 && written < wanted; left--) {
                String sentence = sentence();
                written += sentence.split(" ", -1).length;
                text.append(sentence).append(left > 1 ? " " : "");
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    String sentence() {
        StringBuilder sentence = new StringBuilder();
        for (String word : SENTENCES.get(random.nextInt(SENTENCES.size())).split(" ", -1)) {
            sentence.append(sentence.isEmpty() ? "" : " ").append(filled(word));
        }
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    /** A word of the pattern: a kind, perhaps with a comma or a plural behind it, or a word that stands for itself. */
    private String filled(String word) {
        String kind = word.replaceAll("s?,?$", "");
        if (kind.equals("number")) {
            return Integer.toString(2 + random.nextInt(998));
        }
        List<String> choices = words.get(kind);
        return choices == null ? word : choices.get(random.nextInt(choices.size())) + word.substring(kind.length());
    }
}
