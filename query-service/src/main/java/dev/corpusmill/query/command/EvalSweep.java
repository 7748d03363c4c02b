package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.PairedDifferences;
import dev.corpusmill.eval.PairedDifferences.Difference;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.RankScores;
import dev.corpusmill.eval.RouteLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks the golden questions with many settings of the search, and recommends some only where the questions show a gain. */
final class EvalSweep {
    private static final int SHOWN = 10;
    private static final int DEPTH = 10; // as far as nDCG@10 looks

    private final ConfigOptions options;
    private final IndexEvalSearch.Scope scope;
    private final List<Question> questions;

    EvalSweep(ConfigOptions options, IndexEvalSearch.Scope scope, List<Question> questions) {
        this.options = options;
        this.scope = scope;
        this.questions = questions.stream().filter(Question::judged).toList();
    }

    /** Settings that were tried, and how they differ from the configured ones. */
    private record Tried(List<String> settings, double ndcg10, Difference difference) {}

    /** Tries all combinations; what was found as a table or as JSON. */
    String run(SweepGrid grid, boolean asJson) {
        List<List<String>> combinations = grid.combinations();
        List<double[]> scores = new ArrayList<>();
        double[] base;
        CorpusmillConfig configured = options.read();
        try (Embedder model = EmbedderAssembly.open(configured)) {
            Embedder embedder = new RememberingEmbedder(model);
            base = scores(configured, embedder);
            for (List<String> settings : combinations) {
                scores.add(scores(options.read(settings.toArray(String[]::new)), embedder));
            }
        }

        List<Difference> differences = PairedDifferences.of(base, scores);
        List<Tried> tried = IntStream.range(0, combinations.size())
                .mapToObj(i -> new Tried(combinations.get(i), mean(scores.get(i)), differences.get(i)))
                .sorted(Comparator.comparingDouble(Tried::ndcg10).reversed())
                .toList();
        return asJson ? json(tried, mean(base)) : table(tried, mean(base));
    }

    /** nDCG@10 of each question; what is not found counts 0, like a document that is not indexed. */
    private double[] scores(CorpusmillConfig config, Embedder embedder) {
        try (IndexEvalSearch search = IndexEvalSearch.open(config, scope, StoreAssembly.open(config), embedder)) {
            return questions.stream()
                    .mapToDouble(question -> RankScores.ofFirstRelevant(question.firstRelevant(
                                    search.search(question.text(), DEPTH).getOrDefault(RouteLists.FUSED, List.of())))
                            .ndcg10())
                    .toArray();
        }
    }

    private static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElse(0);
    }

    /** The settings of the highest mean among those that are shown to be better. */
    private static Optional<Tried> recommended(List<Tried> tried) {
        return tried.stream().filter(one -> one.difference().better()).findFirst();
    }

    private String table(List<Tried> tried, double base) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d judged questions, %d combinations; as configured: nDCG@10 %.4f%n",
                questions.size(),
                tried.size(),
                base));
        text.append("nDCG@10  difference, 95 % for all at once  changed  settings")
                .append(System.lineSeparator());
        tried.stream()
                .limit(SHOWN)
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        "%.4f   %+.4f  [%+.4f, %+.4f]     %7d  %s%n",
                        one.ndcg10(),
                        one.difference().mean(),
                        one.difference().low(),
                        one.difference().high(),
                        one.difference().changed(),
                        String.join(" ", one.settings()))));
        text.append(recommended(tried)
                .map(one -> "recommended: " + String.join(" ", one.settings()))
                .orElse("recommended: leave it as it is; these questions show no gain that chance would not give"));
        return text.append(System.lineSeparator()).toString();
    }

    private String json(List<Tried> tried, double base) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("judged", questions.size()).put("nDCG@10", base);
        ObjectNode best = body.putObject("recommended");
        recommended(tried).ifPresent(one -> one.settings().forEach(setting -> put(best, setting)));
        for (Tried one : tried) {
            ObjectNode entry = body.withArray("/tried").addObject();
            ObjectNode settings = entry.putObject("settings");
            one.settings().forEach(setting -> put(settings, setting));
            entry.put("nDCG@10", one.ndcg10())
                    .put("difference", one.difference().mean())
                    .put("low", one.difference().low())
                    .put("high", one.difference().high())
                    .put("changed", one.difference().changed())
                    .put("shown", one.difference().shown());
        }
        return body.toPrettyString() + System.lineSeparator();
    }

    private static void put(ObjectNode object, String setting) {
        int equals = setting.indexOf('=');
        object.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
}
