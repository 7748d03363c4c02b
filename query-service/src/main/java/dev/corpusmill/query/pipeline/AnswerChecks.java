package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.query.prompt.Prompt;
import dev.corpusmill.query.prompt.Source;
import dev.corpusmill.query.verify.AnswerVerifier;
import dev.corpusmill.query.verify.Likeness;
import dev.corpusmill.query.verify.VerifiedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Begins the check of an answer against the sources of its prompt, where answers are checked. */
public final class AnswerChecks {
    /** Texts that are embedded for one answer: where words decide nothing, and not for long. */
    private static final int MAX_COMPARED = 8;

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final Optional<AnswerVerifier> verifier;
    private final Embedder embedder;

    /** @param verifier empty where answers are passed on as they are */
    public AnswerChecks(Optional<AnswerVerifier> verifier, Embedder embedder) {
        this.verifier = verifier;
        this.embedder = embedder;
    }

    Optional<VerifiedText> begin(String question, Prompt prompt) {
        return verifier.map(checks -> {
            List<AnswerVerifier.Given> given = new ArrayList<>();
            for (Source source : prompt.sources()) {
                String heading = source.node().place().heading();
                given.add(new AnswerVerifier.Given(
                        source.number(), source.node().title() + "\n" + heading, source.text()));
            }
            return checks.begin(question, given, likeness());
        });
    }

    /** Without a vector in time the words have to do. */
    private Likeness likeness() {
        AtomicInteger compared = new AtomicInteger();
        return (statement, source) -> {
            if (compared.incrementAndGet() > MAX_COMPARED) {
                return Double.NaN;
            }
            try {
                List<float[]> vectors =
                        embedder.embedPassages(List.of(fitting(statement), fitting(source)), Deadline.after(TIMEOUT));
                return Vectors.cosine(vectors.get(0), vectors.get(1));
            } catch (ClassifiedException late) {
                return Double.NaN;
            }
        };
    }

    private String fitting(String text) {
        String fitting = text;
        while (embedder.countTokens(fitting) > embedder.identity().maxTokens()) {
            fitting = fitting.substring(0, fitting.length() / 2);
        }
        return fitting;
    }
}
