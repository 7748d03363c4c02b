package dev.corpusmill.index.run;

import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.IndexLanguage;
import dev.corpusmill.index.report.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says at the end of a run that its model does not read what most documents are written in, and what to configure instead. */
final class LanguageNote {
    private static final String AUTO = "auto";
    private static final int MAX_NAMED = 3;
    /** A language of fewer documents is a matter of mistakes of the detector, and of single quotations. */
    private static final double RARE = 0.05;

    private final CorpusmillConfig config;
    private final List<String> read;
    private final Map<String, Long> documents;

    private LanguageNote(CorpusmillConfig config, List<String> read, Map<String, Long> documents) {
        this.config = config;
        this.read = read;
        this.documents = documents;
    }

    /**
     * One line; empty where most documents of the index are of the model's languages, or it is not known which those are.
     * Documents whose text this run did not read count as such: an earlier run has spoken of those.
     */
    static Optional<String> of(CorpusmillConfig config, RunReport report) {
        List<String> read = EmbedderAssembly.languages(
                config, config.embedding().model(), config.index().language().code());
        LanguageNote note = new LanguageNote(config, read, report.work().languages());
        // A job that restarts counts languages from there on, and all documents of its plan.
        long indexed = report.work().restarts() > 0 ? 0 : report.documents().indexed();
        long all = Math.max(indexed, note.total()) + report.documents().unchanged();
        return read.isEmpty() || note.unread() * 2 <= all ? Optional.empty() : Optional.of(note.text());
    }

    private String text() {
        List<String> unread = byNumber().filter(code -> !read.contains(code)).toList();
        return unread() + " of " + total() + " documents are in " + names(unread) + ": the embedding model reads "
                + names(read) + " only. " + advice(unread.get(0)) + ", then rebuild";
    }

    private String advice(String most) {
        List<String> common = byNumber()
                .filter(code -> documents.getOrDefault(code, 0L) >= RARE * total())
                .filter(IndexLanguage.KNOWN::contains)
                .toList();
        if (common.equals(List.of(most))
                && EmbedderAssembly.languages(config, AUTO, most).contains(most)) {
            return "For search by meaning set " + String.join(" and ", bundled(most));
        }

        List<String> codes = config.index().language().codes();
        String model = "embedding.model to a folder with a multilingual model, or embedding.engine to a server of one"
                + " (see docs/languages.md)";
        String language = codes.containsAll(common) ? "" : "index.language: " + setting(common);
        if (!codes.contains(AUTO) && !codes.contains(most) && !language.isEmpty()) {
            return "Set " + language + " for their words; for search by meaning set " + model;
        }
        return "The words are found; for search by meaning set " + model
                + (language.isEmpty() ? "" : ", and " + language);
    }

    /** What takes the bundled model of a language. */
    private List<String> bundled(String code) {
        List<String> settings = new ArrayList<>();
        if (!config.index().language().codes().equals(List.of(code))) {
            settings.add("index.language: " + code);
        }
        if (!config.embedding().model().equals(AUTO)) {
            settings.add("embedding.model: " + AUTO);
        }
        return settings;
    }

    private static String setting(List<String> codes) {
        return codes.size() == 1 ? codes.get(0) : "[" + String.join(", ", codes) + "]";
    }

    private static String names(List<String> codes) {
        List<String> names = codes.stream()
                .limit(MAX_NAMED)
                .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH))
                .toList();
        if (codes.size() > MAX_NAMED) {
            return String.join(", ", names) + " and other languages";
        }
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private Stream<String> byNumber() {
        return documents.keySet().stream()
                .sorted(Comparator.comparing((String code) -> documents.getOrDefault(code, 0L))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
    }

    private long total() {
        return documents.values().stream().mapToLong(Long::longValue).sum();
    }

    private long unread() {
        return documents.entrySet().stream()
                .filter(language -> !read.contains(language.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
