package dev.corpusmill.query.prompt;

import dev.corpusmill.model.Hashes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The texts around questions and sources, in each language. */
public final class Templates {
    private final Map<Language, Template> rules = new EnumMap<>(Language.class);
    private final Map<Language, Template> questions = new EnumMap<>(Language.class);
    private final Map<Language, Template> unknown = new EnumMap<>(Language.class);

    /** Reads the templates that come with the service. */
    public Templates() {
        for (Language language : Language.values()) {
            String folder = language.folder() + "/";
            rules.put(language, Template.load(folder + "rules.txt", Set.of("sources")));
            questions.put(language, Template.load(folder + "question.txt", Set.of("question")));
            unknown.put(language, Template.load(folder + "unknown.txt", Set.of()));
        }
    }

    /** Changes with any word of any template. */
    public String hash() {
        return Hashes.ofText(rules + "\n" + questions + "\n" + unknown);
    }

    /** Says, in the language of the question, that the documents hold no answer. */
    public String unknown(String question) {
        return of(unknown, question).text();
    }

    String rules(String question, String sources) {
        return of(rules, question).fill(Map.of("sources", sources));
    }

    String question(String question) {
        return of(questions, question).fill(Map.of("question", question));
    }

    private static Template of(Map<Language, Template> templates, String question) {
        Template template = templates.get(Language.of(question));
        if (template == null) {
            throw new IllegalStateException("no template for the language of the question");
        }
        return template;
    }
}
