package dev.corpusmill.query.command;

import dev.corpusmill.eval.SquadSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Options of the evaluation on the command line. */
final class EvalOptions {
    /** Stands for the settings that are usually tried. */
    static final String USUAL = "usual";

    @Parameters(
            paramLabel = "QUESTIONS",
            description = "the golden questions: lines of JSON with qid, question, and answers or documents or both"
                    + " (named by path, file name or stem); or a SQuAD-style FILE.json")
    Path questions = Path.of("questions.jsonl");

    @Option(names = "--server", paramLabel = "URL", description = "asks a running service; shows the fused list only")
    @Nullable
    String server;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:CORPUSMILL_KEY:-}",
            description = "API key for --server; better in the environment, as CORPUSMILL_KEY")
    String key = "";

    @Option(
            names = "--run",
            paramLabel = "FILE",
            description =
                    "writes each returned chunk as a line {\"qid\",\"rank\",\"doc\",\"text\"}, for outside scorers")
    @Nullable
    Path run;

    @Option(
            names = "--run-doc",
            paramLabel = "path|stem",
            defaultValue = "path",
            description = "how the run names documents (default: ${DEFAULT-VALUE})",
            converter = RunDoc.Converter.class)
    RunDoc runDoc = RunDoc.PATH;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "50",
            description = "chunks asked for, 10 to 1000 (default: ${DEFAULT-VALUE})",
            converter = Depth.class)
    int depth = 50;

    @Option(
            names = "--squad-document",
            paramLabel = "passage|article",
            defaultValue = "passage",
            description = "what was indexed as one document (default: ${DEFAULT-VALUE}): files named by the article's"
                    + " id, or a00, a01, …; for passages a00-p00, a00-p01, …",
            converter = UnitConverter.class)
    SquadSet.Unit unit = SquadSet.Unit.PASSAGE;

    @Option(
            names = "--prepare",
            paramLabel = "DIR",
            description = "writes the documents of a SQuAD-style set into files to be indexed, and ends")
    @Nullable
    Path prepare;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "public",
            description = "asks as someone of this tenant; not with --server (default: ${DEFAULT-VALUE})")
    String tenant = "public";

    @Option(
            names = "--principals",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "everyone",
            description = "asks with these principals; not with --server (default: ${DEFAULT-VALUE})")
    List<String> principals = List.of("everyone");

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "chunk",
            description = "the node group; not with --server (default: ${DEFAULT-VALUE})")
    String group = "chunk";

    @Option(
            names = "--sweep",
            paramLabel = "KEY=VALUES",
            arity = "0..1",
            fallbackValue = USUAL,
            description = "tries each value of these search settings with each of the others, like"
                    + " --sweep search.k1=0.9,1.2 --sweep search.b=0.4,0.75, and recommends what the questions show to be"
                    + " better; without a key the usual ones; not with --server")
    List<String> sweep = List.of();

    @Option(
            names = "--vs",
            paramLabel = "RUN",
            description = "says which questions are answered better or worse than in an earlier --run")
    @Nullable
    Path vs;

    @Option(names = "--json", description = "prints JSON")
    boolean asJson;

    /** Whether something was asked for that a server does not let a client choose. */
    boolean scoped() {
        return !tenant.equals("public") || !principals.equals(List.of("everyone")) || !group.equals("chunk");
    }

    /** How a run names documents. */
    enum RunDoc {
        PATH,
        STEM;

        /** Reads {@code path} or {@code stem}. */
        static final class Converter implements ITypeConverter<RunDoc> {
            @Override
            public RunDoc convert(String text) {
                return oneOf(RunDoc.class, text);
            }
        }
    }

    /** Reads {@code passage} or {@code article}. */
    static final class UnitConverter implements ITypeConverter<SquadSet.Unit> {
        @Override
        public SquadSet.Unit convert(String text) {
            return oneOf(SquadSet.Unit.class, text);
        }
    }

    /** Reads a depth that the measures and the service can do with. */
    static final class Depth implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 10 || Integer.parseInt(text) > 1000) {
                throw new TypeConversionException("must be 10 to 1000, was '" + text + "'");
            }
            return Integer.parseInt(text);
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException("not one of those, was '" + text + "'");
        }
    }
}
