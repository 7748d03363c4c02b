package dev.corpusmill.query.prompt;

import dev.corpusmill.api.model.Hashes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The texts around questions and sources, in each language. */
public final class Templates {
    /** What a gated model writes where the sources do not hold the answer. */
    public static final String NOTHING = "NO_ANSWER";

    private final Map<Language, Map<Kind, Template>> texts = new EnumMap<>(Language.class);

    /** Reads the templates that come with the service. */
    public Templates() {
        this(Optional.empty());
    }

    /**
     * Reads templates, {@code en/rules.txt} and so on, from a folder; what is not there comes with the service.
     *
     * @throws TemplateException where one cannot be used, or there is no such folder
     */
    public Templates(Optional<Path> folder) {
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new TemplateException("no such folder of templates: folder=" + folder.get());
        }
        TemplateFiles files = new TemplateFiles(folder);
        for (Language language : Language.values()) {
            Map<Kind, Template> byKind = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                byKind.put(kind, files.load(language.has(kind) ? language : Language.EN, kind));
            }
            texts.put(language, byKind);
        }
    }

    /** Changes with any word of any template. */
    public String hash() {
        return Hashes.ofText(texts.toString());
    }

    /** Says, in the language of the question, that the documents hold no answer. */
    public String unknown(String question) {
        return fill(Kind.UNKNOWN, question, Map.of());
    }

    String rules(String question, String sources, boolean gated) {
        return gated
                ? fill(Kind.GATED, question, Map.of("sources", sources, "nothing", NOTHING))
                : fill(Kind.RULES, question, Map.of("sources", sources));
    }

    String question(String question) {
        return fill(Kind.QUESTION, question, Map.of("question", question));
    }

    String rewrite(String question, String history) {
        return fill(Kind.REWRITE, question, Map.of("question", question, "history", history));
    }

    private String fill(Kind kind, String question, Map<String, String> values) {
        Map<Kind, Template> byKind = Objects.requireNonNull(texts.get(Language.of(question)));
        return Objects.requireNonNull(byKind.get(kind)).fill(values);
    }
}
