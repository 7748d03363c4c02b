package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** How an explanation looks on a terminal: the reason first, then what was seen on the way. */
final class ExplanationPrinter {
    private ExplanationPrinter() {}

    static void print(JsonNode found, PrintStream out) {
        out.println(found.path("verdict").asText() + ": " + found.path("reason").asText());
        if (found.has("change")) {
            out.println("  to see it: " + found.path("change").path("text").asText() + " (then it is hit "
                    + found.path("change").path("rank").asInt() + ")");
        }
        if (found.has("indexed")) {
            out.println("  indexed: " + found.path("indexed").path("status").asText() + " nodes="
                    + found.path("indexed").path("nodes"));
        }
        for (JsonNode clause : found.path("clauses")) {
            out.println("  filter: " + clause.path("clause").asText() + " passes "
                    + clause.path("passing").asLong() + " of its nodes");
        }
        for (JsonNode route : found.path("routes")) {
            out.println("  route " + route.path("name").asText() + ": " + standing(route));
        }
        if (found.path("fusedRank").asInt() > 0) {
            out.println("  fusion: rank " + found.path("fusedRank").asInt());
        }
        for (JsonNode step : found.path("postProcessors")) {
            int rank = step.path("rank").asInt();
            out.println("  " + step.path("name").asText() + ": "
                    + step.path("state").asText() + ", " + (rank == 0 ? "leaves it out" : "rank " + rank));
        }
    }

    private static String standing(JsonNode route) {
        String state = route.path("state").asText();
        if (state.equals("none")) {
            return "nothing of it matches";
        }
        if (!route.has("charStart")) {
            return state;
        }
        int rank = route.path("rank").asInt();
        String at = rank == 0 ? "below rank 1000" : "rank " + rank;
        return String.format(
                Locale.ROOT,
                "%s of %d candidates, score %.3f, its best node at characters %d to %d",
                at,
                route.path("candidates").asInt(),
                route.path("score").asDouble(),
                route.path("charStart").asInt(),
                route.path("charEnd").asInt());
    }
}
