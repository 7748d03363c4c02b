package dev.corpusmill.index.generation;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.config.AcceptedQuestions;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.Evaluation;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.QuestionSet;
import dev.corpusmill.eval.RankScores;
import dev.corpusmill.eval.RouteLists;
import dev.corpusmill.eval.SquadSet;
import dev.corpusmill.search.SearchPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The golden questions of the gate, asked of a generation as the service would ask them. */
public final class GoldenQuestions {
    private static final String GROUP = "chunk";
    private static final int DEPTH = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(1); // generous: a slow route shall count, too

    private final CorpusmillConfig config;
    private final List<Question> questions;

    private GoldenQuestions(CorpusmillConfig config, List<Question> questions) {
        this.config = config;
        this.questions = questions;
    }

    /** Reads {@code gate.questions}, and those that were accepted from feedback; without both there are no questions. */
    public static GoldenQuestions read(CorpusmillConfig config) {
        List<Question> questions = new ArrayList<>();
        String file = config.gate().questions();
        if (!file.isEmpty()) {
            questions.addAll(judged(Path.of(file)));
            if (questions.isEmpty()) {
                throw new ClassifiedException(
                        FailureKind.FATAL, "gate.questions holds no question with an answer: file=" + file);
            }
        }
        Path accepted = AcceptedQuestions.file(config);
        if (Files.exists(accepted)) {
            questions.addAll(judged(accepted));
        }
        return new GoldenQuestions(config, List.copyOf(questions));
    }

    private static List<Question> judged(Path file) {
        return QuestionSet.read(file, SquadSet.Unit.ARTICLE).stream()
                .filter(Question::judged)
                .toList();
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }

    int size() {
        return questions.size();
    }

    /** The means of the fused search with this model. */
    RankScores fused(GenerationReader reader, Embedder embedder) {
        return scores(reader, SearchAssembly.plan(config, embedder));
    }

    /**
     * The means of the routes that embed nothing: all that can be asked of a generation whose model is not the configured
     * one.
     */
    RankScores withoutEmbedding(GenerationReader reader, Embedder embedder) {
        return scores(reader, SearchAssembly.plan(config, embedder).withoutEmbedding());
    }

    /** The live generation may lack a group that the build brings: routes over it say nothing of the live one. */
    private Set<String> unanswered(GenerationReader reader) {
        List<String> groups = reader.manifest().groups();
        Set<String> names = new HashSet<>();
        config.search().routes().forEach((name, route) -> {
            if (!groups.contains(route.searched()) || !(route.lift().isEmpty() || groups.contains(route.lift()))) {
                names.add(name);
            }
        });
        return names;
    }

    private RankScores scores(GenerationReader reader, SearchPlan configured) {
        SearchPlan plan = configured.without(unanswered(reader));
        plan.prepare(reader);
        RouteLists lists = new RouteLists(plan, TIMEOUT);
        Evaluation evaluation = new Evaluation(document -> true);
        for (Question question : questions) {
            Query query = new Query(question.text(), GROUP, DEPTH, NodeFilter.all());
            evaluation.add(question, lists.search(reader, query));
        }
        return evaluation.report().scores().getOrDefault(RouteLists.FUSED, RankScores.ZERO);
    }
}
