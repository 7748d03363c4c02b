package dev.corpusmill.query.command;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.QuestionSet;
import dev.corpusmill.eval.QuestionSetException;
import dev.corpusmill.eval.SquadSet;
import dev.corpusmill.eval.StoreComparison;
import dev.corpusmill.query.QueryMain;
import dev.corpusmill.query.assembly.QueryAssembly;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what two indexes hold and find, say one on Lucene and one on Milvus. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "says whether two indexes, on any stores, hold and find the same",
        footer =
                "%nThe same means: equal rows and catalogue (all but versions and times), equal results of filters, and an"
                        + " overlap@10 of exhaustive dense search of at least .99. What the stores' own indexes of vectors and"
                        + " words find is shown beside it. Exit codes: 0 the same; 1 failed; 2 usage, configuration or questions;"
                        + " 3 not the same.")
public final class CompareCommand implements Callable<Integer> {
    private static final int NOT_THE_SAME = 3;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "a configuration file; given twice, once for each index")
    private List<Path> files = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "overrides one key of both files; may be repeated")
    private List<String> overrides = List.of();

    @Parameters(
            paramLabel = "QUESTIONS",
            description = "questions to ask both: lines of JSON with qid and question, or a SQuAD-style FILE.json")
    private Path questions = Path.of("questions.jsonl");

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "chunk",
            description = "the node group that is searched (default: ${DEFAULT-VALUE})")
    private String group = "chunk";

    @Option(names = "--json", description = "prints JSON")
    private boolean asJson;

    @Override
    public Integer call() {
        if (files.size() != 2) {
            System.err.println("compare wants two indexes: --config A --config B, was given " + files.size());
            return QueryMain.USAGE;
        }
        try {
            List<Question> asked = QuestionSet.read(questions, SquadSet.Unit.PASSAGE);
            StoreComparison.Report report = compare(asked);
            System.out.print(asJson ? CompareTable.json(report) : CompareTable.table(report));
            return report.same() ? 0 : NOT_THE_SAME;
        } catch (QuestionSetException wrong) {
            System.err.println(wrong.getMessage());
            return QueryMain.USAGE;
        }
    }

    private StoreComparison.Report compare(List<Question> asked) {
        CorpusmillConfig left = ConfigReader.read(files.get(0), overrides, System::getenv);
        CorpusmillConfig right = ConfigReader.read(files.get(1), overrides, System::getenv);
        try (Embedder embedder = EmbedderAssembly.open(left);
                IndexStore leftStore = StoreAssembly.open(left);
                IndexStore rightStore = StoreAssembly.open(right);
                GenerationReader leftReader = open(leftStore, files.get(0), embedder);
                GenerationReader rightReader = open(rightStore, files.get(1), embedder)) {
            return new StoreComparison(leftReader, rightReader, group, SearchAssembly.plan(left, embedder))
                    .run(asked, embedder);
        }
    }

    /** The live generation; both must be of the first configuration's model, which embeds the questions. */
    private GenerationReader open(IndexStore store, Path file, Embedder embedder) {
        String live = store.live()
                .orElseThrow(() -> new ClassifiedException(
                        FailureKind.FATAL,
                        "there is no index yet: config=" + file + " (build it with the command index sync)"));
        GenerationReader reader = store.openReader(live);
        try {
            QueryAssembly.guard(reader, embedder);
            if (!reader.manifest().groups().contains(group)) {
                throw new ClassifiedException(
                        FailureKind.REJECTED,
                        "no such node group in the index: config=" + file + " group=" + group + " known="
                                + reader.manifest().groups());
            }
            return reader;
        } catch (RuntimeException refused) {
            reader.close();
            throw refused;
        }
    }
}
