package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.eval.Evaluation.Report;
import dev.corpusmill.eval.RankScores;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the result of an evaluation, as a table or as JSON. */
final class EvalTable {
    private static final int SHOWN = 5;

    private EvalTable() {}

    static String table(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%d questions, %d judged%n", report.asked(), report.judged()));
        if (!report.missing().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d of them count 0, because the index has none of their documents: %s%s%n",
                    report.missing().size(),
                    report.missing().stream().limit(SHOWN).collect(Collectors.joining(", ")),
                    report.missing().size() > SHOWN ? ", …" : ""));
        }
        if (report.judged() == 0) {
            return text.append("nothing to score: no question has answers or documents")
                    .append(System.lineSeparator())
                    .toString();
        }
        text.append(String.format(Locale.ROOT, "%-8s", ""));
        measures(RankScores.ZERO).keySet().forEach(name -> text.append(String.format(Locale.ROOT, "%10s", name)));
        report.scores().forEach((route, scores) -> {
            text.append(String.format(Locale.ROOT, "%n%-8s", route));
            measures(scores).values().forEach(value -> text.append(String.format(Locale.ROOT, "%10.4f", value)));
        });
        return text.append(System.lineSeparator()).toString();
    }

    /** @param changes against an earlier run; null where there is none */
    static String json(Report report, @Nullable EvalChanges changes) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("questions", report.asked()).put("judged", report.judged());
        report.missing().forEach(body.putArray("missing")::add);
        ObjectNode routes = body.putObject("routes");
        report.scores().forEach((route, scores) -> measures(scores).forEach(routes.withObject("/" + route)::put));
        if (changes != null) {
            body.set("vs", changes.json());
        }
        return body.toPrettyString() + System.lineSeparator();
    }

    private static Map<String, Double> measures(RankScores scores) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("recall@1", scores.recall1());
        measures.put("recall@5", scores.recall5());
        measures.put("recall@10", scores.recall10());
        measures.put("nDCG@10", scores.ndcg10());
        measures.put("MRR@10", scores.mrr10());
        return measures;
    }
}
