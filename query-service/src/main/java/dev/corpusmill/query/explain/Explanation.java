package dev.corpusmill.query.explain;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * Why a document is, or is not, among the hits.
 *
 * @param reason one line for a person
 * @param rank among the hits, from 1, or where it would be if more were asked for; 0 where it is not found
 * @param row what the catalogue says of the document; empty where the client may not know
 * @param clauses parts of the request's filter, all of which must hold
 * @param fused rank after the fusion; 0 where no route brought it
 * @param change the smallest change that was tried and shows it; empty where it is shown, or none was found
 */
public record Explanation(
        String document,
        Verdict verdict,
        String reason,
        int rank,
        Optional<CatalogueRow> row,
        List<Clause> clauses,
        List<RouteFinding> routes,
        int fused,
        List<StepFinding> steps,
        Optional<Change> change) {
    public Explanation {
        clauses = List.copyOf(clauses);
        routes = List.copyOf(routes);
        steps = List.copyOf(steps);
    }

    /** A part of the filter, and how many nodes of the document pass it. */
    public record Clause(String text, long passing) {}

    /**
     * What one route makes of the document's best node.
     *
     * @param state {@code found} among its candidates, {@code below} them, {@code none} where it does not match at all;
     *     {@code not-brought} of a plug-in's route, which is not followed farther; {@code late} or {@code failed} where the route did not answer
     * @param rank from 1; 0 where it is not known
     * @param score of the route; 0 where there is none
     * @param candidates so many hits does the route bring to the fusion
     * @param place of the node; empty where there is none
     */
    public record RouteFinding(
            String name, String state, int rank, double score, int candidates, Optional<Place> place) {}

    /** Rank behind a post-processor; 0 where it left the document out. */
    public record StepFinding(String name, String state, int rank) {}

    /**
     * A change that would have shown the document.
     *
     * @param text for a person
     * @param rank that it then has
     */
    public record Change(String text, int rank) {}
}
