package dev.corpusmill.config;

import java.nio.file.Path;

/** Where golden questions are that came from feedback: the service writes them, the gate of rebuilds and {@code eval} read them. */
public final class AcceptedQuestions {
    private AcceptedQuestions() {}

    /** The file, beside the index; JSON lines. There is none before the first was accepted. */
    public static Path file(CorpusmillConfig config) {
        return Path.of(config.store().path(), config.index().name(), "golden.jsonl");
    }
}
