package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
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
        JsonNode result = client.post("/v1/search", request);
        if (asJson) {
            System.out.println(result.toPrettyString());
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
