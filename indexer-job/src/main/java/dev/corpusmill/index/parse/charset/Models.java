package dev.corpusmill.index.parse.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The models of all languages, read once from the resources beside this class. */
final class Models {
    private static final Models LOADED = new Models();

    private final Map<String, LetterModel> letters = new HashMap<>();
    private final Map<String, CharacterModel> characters = new HashMap<>();

    private Models() {
        for (List<String> section : sections("letters.txt")) {
            String[] head = section.get(0).split(" ", -1);
            String[] rows = section.subList(1, section.size()).toArray(String[]::new);
            letters.put(head[0], new LetterModel(head[1], head[2], rows));
        }
        for (List<String> section : sections("characters.txt")) {
            characters.put(section.get(0), new CharacterModel(section.subList(1, section.size())));
        }
    }

    static LetterModel[] letters(String... languages) {
        LetterModel[] models = new LetterModel[languages.length];
        for (int i = 0; i < models.length; i++) {
            models[i] = Objects.requireNonNull(LOADED.letters.get(languages[i]));
        }
        return models;
    }

    static CharacterModel characters(String language) {
        return Objects.requireNonNull(LOADED.characters.get(language));
    }

    /** Lines between blank lines; what begins with # and a blank is a comment. */
    private static List<List<String>> sections(String resource) {
        List<List<String>> sections = new ArrayList<>();
        List<String> section = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("# ")) {
                    section.add(line);
                } else if (!section.isEmpty()) {
                    sections.add(section);
                    section = new ArrayList<>();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (!section.isEmpty()) {
            sections.add(section);
        }
        return sections;
    }
}
