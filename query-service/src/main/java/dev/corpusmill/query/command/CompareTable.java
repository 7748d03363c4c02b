package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.eval.StoreComparison.Report;
import dev.corpusmill.store.RowDifferences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what a comparison of two indexes found, as a table or as JSON. */
final class CompareTable {
    private static final int SHOWN = 5;

    private CompareTable() {}

    static String table(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "%-10s%12s%12s%14s%14s%12s", "rows", "first", "second", "only first", "only second", "different");
        for (RowDifferences rows : report.rows()) {
            line(
                    text,
                    "%-10s%12d%12d%14d%14d%12d",
                    rows.group(),
                    rows.left(),
                    rows.right(),
                    rows.onlyLeft(),
                    rows.onlyRight(),
                    rows.different());
        }
        report.rows().forEach(rows -> examples(text, rows.examples()));
        line(
                text,
                "%nfilters: %d tried, %d let other rows pass",
                report.filters(),
                report.filterDifferences().size());
        examples(text, report.filterDifferences());
        line(text, "%noverlap@10, mean of %d questions", report.questions());
        overlaps(report).forEach((name, value) -> line(text, "  %-44s%.4f", name, value));
        line(text, "%n%s", report.same() ? "the same" : "NOT the same");
        return text.toString();
    }

    static String json(Report report) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("same", report.same());
        ArrayNode groups = body.putArray("rows");
        for (RowDifferences rows : report.rows()) {
            ObjectNode group = groups.addObject().put("group", rows.group());
            group.put("first", rows.left()).put("second", rows.right());
            group.put("onlyFirst", rows.onlyLeft()).put("onlySecond", rows.onlyRight());
            rows.examples().forEach(group.put("different", rows.different()).putArray("examples")::add);
        }
        body.put("filters", report.filters());
        report.filterDifferences().forEach(body.putArray("filterDifferences")::add);
        body.put("questions", report.questions());
        ObjectNode overlap = body.putObject("overlap")
                .put("exact", report.exact())
                .put("firstRecall", report.leftRecall())
                .put("secondRecall", report.rightRecall());
        report.routes().forEach(overlap::put);
        return body.toPrettyString() + System.lineSeparator();
    }

    private static Map<String, Double> overlaps(Report report) {
        Map<String, Double> overlaps = new LinkedHashMap<>();
        overlaps.put("exhaustive dense search, first with second", report.exact());
        overlaps.put("index of vectors with exhaustive, first", report.leftRecall());
        overlaps.put("index of vectors with exhaustive, second", report.rightRecall());
        report.routes().forEach((route, overlap) -> overlaps.put(route + ", first with second", overlap));
        return overlaps;
    }

    private static void examples(StringBuilder text, List<String> examples) {
        examples.stream().limit(SHOWN).forEach(example -> line(text, "  %s", example));
        if (examples.size() > SHOWN) {
            line(text, "  …");
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
