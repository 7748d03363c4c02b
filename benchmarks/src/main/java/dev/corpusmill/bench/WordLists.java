package dev.corpusmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Word lists: from a file, or of made-up words that are as long as those of a dictionary. */
final class WordLists {
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
    private static final String VOWELS = "aeiouy";
    private static final int MIN_SYLLABLES = 2;
    private static final int MORE_SYLLABLES = 5;

    private WordLists() {}

    /** The lines of a file, each once. */
    static List<String> of(Path file) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                words.add(line.strip());
            }
        }
        return new ArrayList<>(words);
    }

    /** So many different words, the same for the same seed. */
    static List<String> made(int count, long seed) {
        Random random = new Random(seed);
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < count) {
            StringBuilder word = new StringBuilder();
            for (int left = MIN_SYLLABLES + random.nextInt(MORE_SYLLABLES); left > 0; left--) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            words.add(random.nextBoolean() ? word.append('s').toString() : word.toString());
        }
        return new ArrayList<>(words);
    }
}
