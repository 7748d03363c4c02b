package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the nodes that fit a question best. */
@Command(name = "search", mixinStandardHelpOptions = true, description = "prints what fits a question best")
public final class SearchCommand extends QuestionCommand {
    private static final int MAX_HITS = 1000;

    @Option(
            names = "-k",
            paramLabel = "N",
            defaultValue = "10",
            description = "hits wanted (default: ${DEFAULT-VALUE})")
    private int k = 10;

    @Option(
            names = "--route",
            paramLabel = "NAME",
            description = "searches along this route only; may be given more than once")
    private List<String> routes = new ArrayList<>();

    @Option(
            names = "--weight",
            paramLabel = "NAME=WEIGHT",
            description = "weight of a route in this search; may be given more than once")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(
            names = "--why",
            paramLabel = "DOCUMENT",
            description = "says why this document is, or is not, among the hits, and what would show it")
    private String expected = "";

    @Override
    void check() {
        if (k < 1 || k > MAX_HITS) {
            throw wrong("-k must be 1 to " + MAX_HITS + ", was " + k);
        }
    }

    @Override
    void ask(ServiceClient client) throws InterruptedException {
        ObjectNode request =
                client.json().createObjectNode().put("question", question()).put("k", k);
        if (!routes.isEmpty()) {
            routes.forEach(request.putArray("routes")::add);
        }
        if (!weights.isEmpty()) {
            weights.forEach(request.putObject("weights")::put);
        }
        boolean why = !expected.isEmpty();
        JsonNode result = why
                ? client.post("/v1/search/explain", request.put("document", expected))
                : client.post("/v1/search", request);
        if (asJson) {
            System.out.println(result.toPrettyString());
        } else if (why) {
            ExplanationPrinter.print(result, System.out);
        } else {
            print(result, System.out);
        }
    }

    private static void print(JsonNode result, PrintStream out) {
        if (result.path("hits").isEmpty()) {
            out.println("nothing found");
        }
        int rank = 1;
        for (JsonNode hit : result.path("hits")) {
            out.printf(Locale.ROOT, "%2d. %.3f  %s%n", rank++, hit.path("score").asDouble(), HitPrinter.place(hit));
            out.println("    " + HitPrinter.snippet(hit.path("text").asText()));
        }
        for (JsonNode route : result.path("routes")) {
            if (!route.path("state").asText().equals("ok")) {
                out.println("route " + route.path("name").asText() + " "
                        + route.path("state").asText() + ": "
                        + route.path("error").asText());
            }
        }
    }
}
