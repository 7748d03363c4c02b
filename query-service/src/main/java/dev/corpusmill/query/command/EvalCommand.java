package dev.corpusmill.query.command;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.eval.Evaluation;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.QuestionSet;
import dev.corpusmill.eval.QuestionSetException;
import dev.corpusmill.eval.RankedChunk;
import dev.corpusmill.eval.RouteLists;
import dev.corpusmill.eval.RunReader;
import dev.corpusmill.eval.SquadSet;
import dev.corpusmill.query.QueryMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures how well the index answers golden questions, for each route and fused. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "measures retrieval over golden questions: recall@1/5/10, nDCG@10, MRR@10, per route and fused",
        footer =
                "%nA chunk is a right one if it is of a right document and holds an answer (of a SQuAD-style set: in its"
                        + " own place). Exit codes: 0 measured; 1 failed; 2 usage, configuration or questions; 4 measured, but"
                        + " documents of some questions are not in the index.")
public final class EvalCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 4;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private EvalOptions options = new EvalOptions();

    @Override
    public Integer call() throws InterruptedException {
        try {
            return options.prepare == null ? measure() : prepare(options.prepare);
        } catch (QuestionSetException wrong) {
            System.err.println(wrong.getMessage());
            return QueryMain.USAGE;
        }
    }

    private int measure() throws InterruptedException {
        List<Question> questions = QuestionSet.read(options.questions, options.unit);
        if (options.run == null && questions.stream().noneMatch(Question::judged)) {
            System.err.println("nothing to measure: no question has answers or documents (with --run they need none)");
            return QueryMain.USAGE;
        }
        if (options.server != null && options.scoped()) {
            System.err.println("--tenant, --principals and --group do not go with --server: the service decides");
            return QueryMain.USAGE;
        }
        if (!options.sweep.isEmpty()) {
            return sweep(questions);
        }
        EvalChanges changes = options.vs == null ? null : new EvalChanges(RunReader.read(options.vs));
        if (changes != null && !changes.comparable(questions)) {
            System.err.println("nothing to compare: the run has none of the judged questions (by qid): run="
                    + options.vs + " questions=" + options.questions);
            return QueryMain.USAGE;
        }
        try (EvalSearch search = open();
                RunFile run = options.run == null
                        ? null
                        : new RunFile(options.run, options.runDoc == EvalOptions.RunDoc.STEM)) {
            Evaluation.Report report = ask(
                    questions,
                    search,
                    lists -> {
                        if (run != null) {
                            run.write(lists.question().id(), lists.fused());
                        }
                        if (changes != null) {
                            changes.add(lists.question(), lists.fused());
                        }
                    },
                    options.depth);
            System.out.print(
                    options.asJson ? EvalTable.json(report, changes) : EvalTable.table(report) + tableOf(changes));
            return report.missing().isEmpty() ? 0 : INCOMPLETE;
        }
    }

    private static String tableOf(@Nullable EvalChanges changes) {
        return changes == null ? "" : changes.table();
    }

    private int sweep(List<Question> questions) {
        if (options.server != null || options.run != null || options.vs != null) {
            System.err.println("--sweep does not go with --server, --run or --vs");
            return QueryMain.USAGE;
        }
        if (questions.stream().noneMatch(Question::judged)) {
            System.err.println("nothing to measure: no question has answers or documents");
            return QueryMain.USAGE;
        }
        SweepGrid grid;
        try {
            grid = options.sweep.equals(List.of(EvalOptions.USUAL))
                    ? SweepGrid.usual(config.read())
                    : SweepGrid.of(options.sweep);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return QueryMain.USAGE;
        }
        System.out.print(new EvalSweep(config, scope(), questions).run(grid, options.asJson));
        return 0;
    }

    /** What one question brought. */
    record Asked(Question question, List<RankedChunk> fused) {}

    static Evaluation.Report ask(List<Question> questions, EvalSearch search, Consumer<Asked> each, int depth)
            throws InterruptedException {
        Evaluation evaluation = new Evaluation(search::indexed);
        for (Question question : questions) {
            Map<String, List<RankedChunk>> lists = search.search(question.text(), depth);
            each.accept(new Asked(question, lists.getOrDefault(RouteLists.FUSED, List.of())));
            evaluation.add(question, lists);
        }
        return evaluation.report();
    }

    private IndexEvalSearch.Scope scope() {
        return new IndexEvalSearch.Scope(options.group, options.tenant, Set.copyOf(options.principals));
    }

    private EvalSearch open() {
        if (options.server != null) {
            return new ServiceEvalSearch(new ServiceClient(options.server, options.key));
        }
        return IndexEvalSearch.open(config.read(), scope());
    }

    private int prepare(Path folder) {
        if (!QuestionSet.isSquad(options.questions)) {
            throw new ClassifiedException(
                    FailureKind.REJECTED, "--prepare wants a SQuAD-style FILE.json: " + options.questions);
        }
        SquadSet set = SquadSet.read(options.questions, options.unit);
        try {
            set.write(folder);
        } catch (IOException failure) {
            throw new ClassifiedException(
                    FailureKind.FATAL, "documents cannot be written: folder=" + folder + " reason=" + failure, failure);
        }
        System.out.println("documents written: folder=" + folder + " documents="
                + set.documents().size());
        return 0;
    }
}
