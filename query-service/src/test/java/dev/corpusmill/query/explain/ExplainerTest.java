package dev.corpusmill.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Not;
import dev.corpusmill.api.store.NodeFilter.Range;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.LexicalRoute;
import dev.corpusmill.search.RouteChoice;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.search.SearchPlan.PlannedPostProcessor;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.WeightedFusion;
import dev.corpusmill.testkit.store.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each case is planted: the test knows why the document is not found. */
class ExplainerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ExplainRequest.Seeing OPERATOR = new ExplainRequest.Seeing("public", Set.of("everyone"), true);
    private static final ExplainRequest.Seeing READER = new ExplainRequest.Seeing("public", Set.of("everyone"), false);
    private static final String LAMPS = "lamp tower light keeper";

    private final TestIndex index = new TestIndex();
    private IndexView view;

    /** Twelve documents about a lamp, each with one word less of the question than the one before. */
    @BeforeEach
    void lamps() {
        index.promote("g1");
        List<Node> nodes = new ArrayList<>();
        String[] asked = LAMPS.split(" ");
        for (int i = 0; i < 12; i++) {
            String shared = String.join(" ", List.of(asked).subList(0, Math.max(1, 4 - i / 3)));
            nodes.add(index.node("s:" + i, shared + " filler" + i + " word ".repeat(i + 1), "public", "everyone"));
        }
        nodes.add(index.node("s:phrase", "the keeper of the old tower wrote of his lamp", "public", "everyone"));
        nodes.add(index.node("s:other", "lamp of another tenant", "acme", "everyone"));
        nodes.add(index.node("s:boss", "lamp of the boss", "public", "boss"));
        nodes.add(index.node("s:bell", "bell rope", "public", "everyone"));
        index.upsert("g1", nodes);
        pages();
        absent();
        view = new IndexView(index.store().openReader("g1"));
    }

    private void pages() {
        Node first = index.node("s:pages", "lamp on page one", "public", "everyone");
        Node third = Rows.like(index.node("s:pages", "lamp on page three", "public", "everyone"))
                .id("third")
                .ordinal(1)
                .place(new Place(9, 200, 220, ""))
                .build();
        index.upsert("g1", List.of(first));
        try (GenerationWriter writer = index.store().openWriter("g1")) {
            writer.upsert("chunk", List.of(third));
            writer.commit();
        }
    }

    private void absent() {
        Access everyone = new Access("public", List.of("everyone"), Map.of());
        try (GenerationWriter writer = index.store().openWriter("g1")) {
            writer.upsertCatalogue(List.of(
                    Rows.catalogue("s:empty")
                            .access(everyone)
                            .status(DocumentStatus.EMPTY)
                            .build(),
                    Rows.catalogue("s:writing")
                            .access(everyone)
                            .status(DocumentStatus.WRITING)
                            .build(),
                    Rows.catalogue("s:failed")
                            .access(everyone)
                            .failed(new Failure(Stage.PARSE, FailureKind.REJECTED, "encrypted: /srv/docs/a.pdf"))
                            .build()));
            writer.commit();
        }
    }

    @AfterEach
    void close() {
        view.close();
    }

    private HybridSearch search(int candidates, PostProcessor... steps) {
        List<PlannedRoute> routes = List.of(
                new PlannedRoute(new DenseRoute(index.embedder()), candidates, LONG, Optional.empty()),
                new PlannedRoute(new LexicalRoute(), candidates, LONG, Optional.empty()));
        List<PlannedPostProcessor> planned = new ArrayList<>();
        for (PostProcessor step : steps) {
            planned.add(new PlannedPostProcessor(step, 50, LONG, Runnable::run));
        }
        return new HybridSearch(
                new SearchPlan(routes, new WeightedFusion(Map.of("dense", 0.6, "bm25", 0.4)), planned), Runnable::run);
    }

    private Explanation why(
            HybridSearch search, String document, ExplainRequest.Search asked, ExplainRequest.Seeing client) {
        return new Explainer(search).explain(view, new ExplainRequest(document, asked, client), Deadline.after(LONG));
    }

    private Explanation why(String document, ExplainRequest.Search asked) {
        return why(search(100), document, asked, OPERATOR);
    }

    private static ExplainRequest.Search asked(String question, int k) {
        return new ExplainRequest.Search(question, k, NodeFilter.all(), RouteChoice.CONFIGURED);
    }

    private static ExplainRequest.Search filtered(NodeFilter... clauses) {
        return new ExplainRequest.Search(LAMPS, 20, new And(List.of(clauses)), RouteChoice.CONFIGURED);
    }

    private static RouteChoice along(String... routes) {
        return new RouteChoice(List.of(routes), Map.of());
    }

    private static String change(Explanation found) {
        return found.change().map(Explanation.Change::text).orElse("");
    }

    private static void assertWhy(Explanation found, Verdict verdict, String... words) {
        assertThat(found.verdict()).as(found.reason()).isEqualTo(verdict);
        assertThat(found.reason()).contains(words);
    }

    @Test
    void a_document_that_is_not_there_is_unknown() {
        assertWhy(why("s:nowhere", asked(LAMPS, 10)), Verdict.UNKNOWN, "no document of this id");
    }

    @Test
    void what_could_not_be_indexed_says_why_as_far_as_the_client_may_know() {
        assertWhy(why("s:empty", asked(LAMPS, 10)), Verdict.NOT_INDEXED, "status=EMPTY");
        assertWhy(why("s:writing", asked(LAMPS, 10)), Verdict.NOT_INDEXED, "status=WRITING");
        assertWhy(why("s:failed", asked(LAMPS, 10)), Verdict.NOT_INDEXED, "stage=PARSE", "/srv/docs/a.pdf");
        Explanation toReader = why(search(100), "s:failed", asked(LAMPS, 10), READER);
        assertWhy(toReader, Verdict.NOT_INDEXED, "stage=PARSE");
        assertThat(toReader.reason()).doesNotContain("/srv");
    }

    @Test
    void a_hidden_document_is_named_to_an_operator_only() {
        assertWhy(why("s:other", asked(LAMPS, 10)), Verdict.HIDDEN, "tenant=acme", "client.tenant=public");
        assertWhy(why("s:boss", asked(LAMPS, 10)), Verdict.HIDDEN, "principals=[boss]");
        Explanation toReader = why(search(100), "s:boss", asked(LAMPS, 10), READER);
        Explanation ofNothing = why(search(100), "s:nowhere", asked(LAMPS, 10), READER);
        assertThat(toReader)
                .usingRecursiveComparison()
                .ignoringFields("document")
                .isEqualTo(ofNothing);
    }

    @Test
    void a_filter_names_the_clause_that_keeps_the_document_out() {
        Explanation one = why("s:0", filtered(new Eq("metadata.topic", "sales")));
        assertWhy(one, Verdict.FILTERED, "metadata.topic = sales");
        assertThat(change(one)).isEqualTo("leave out the filter metadata.topic = sales");

        Explanation two = why("s:0", filtered(new Eq("metadata.topic", "test"), new Not(new Eq("page", "3"))));
        assertWhy(two, Verdict.FILTERED, "not (page = 3)");
        assertThat(two.reason()).doesNotContain("topic");
        assertThat(two.clauses()).extracting(Explanation.Clause::passing).containsExactly(1L, 0L);
    }

    @Test
    void clauses_that_only_together_keep_it_out_are_named_as_that() {
        Explanation found = why(
                "s:pages",
                filtered(
                        new Range("page", Optional.empty(), Optional.of("5")),
                        new Range("page", Optional.of("6"), Optional.empty())));
        assertWhy(found, Verdict.FILTERED, "all together nothing");
        assertThat(change(found)).contains("page <= 5 and 6 <= page");
    }

    @Test
    void a_quoted_phrase_that_other_documents_hold() {
        Explanation found = why("s:0", asked("\"old tower\" lamp", 10));
        assertWhy(found, Verdict.NOT_QUOTED, "quotes a phrase");
        assertThat(change(found)).isEqualTo("leave out the quotation marks");
    }

    @Test
    void a_document_just_below_the_cut_is_shown_by_a_larger_k() {
        int rank = why("s:2", asked(LAMPS, 20)).rank();
        Explanation found = why("s:2", asked(LAMPS, rank - 1));
        assertWhy(found, Verdict.CUT, "at rank " + rank, "k is " + (rank - 1));
        assertThat(change(found)).isEqualTo("ask for k=" + rank);
    }

    @Test
    void a_document_far_below_the_cut_is_shown_by_the_route_that_knows_it() {
        RouteChoice likeness = new RouteChoice(List.of(), Map.of("dense", 1.0, "bm25", 0.0));
        Explanation found =
                why("s:11", new ExplainRequest.Search("filler11 filler11 " + LAMPS, 1, NodeFilter.all(), likeness));
        assertWhy(found, Verdict.CUT, "k is 1");
        assertThat(found.fused()).isGreaterThan(2);
        assertThat(found.routes()).extracting(Explanation.RouteFinding::name).containsExactly("dense", "bm25");
        assertThat(found.routes().get(1).rank()).isEqualTo(1);
        assertThat(change(found)).isEqualTo("search along bm25 alone");
    }

    @Test
    void a_document_below_the_candidates_of_every_route() {
        Explanation found = why(search(3), "s:9", asked(LAMPS, 2), OPERATOR);
        assertWhy(found, Verdict.BELOW_CANDIDATES, "every route ranks it below");
        assertThat(found.routes()).allMatch(route -> route.state().equals("below") && route.rank() > 3);
        assertThat(change(found)).isNotEmpty();
    }

    @Test
    void a_document_that_shares_no_word_with_the_question_along_words_alone() {
        Explanation found = why("s:bell", new ExplainRequest.Search(LAMPS, 50, NodeFilter.all(), along("bm25")));
        assertWhy(found, Verdict.NO_MATCH, "nothing of it matches");
        assertThat(change(found)).isEqualTo("search along dense, bm25");
        assertThat(found.routes().get(0).state()).isEqualTo("none");
    }

    @Test
    void a_document_that_only_the_route_that_failed_could_have_brought() {
        index.embedder().broken("no model");
        Explanation found = why("s:bell", asked(LAMPS, 10));
        assertWhy(found, Verdict.ROUTE_FAILED, "not all answered");
        assertThat(found.routes()).extracting(Explanation.RouteFinding::state).containsExactly("failed", "none");
    }

    @Test
    void a_post_processor_that_leaves_it_out_or_moves_it_down_is_named() {
        HybridSearch leaving = search(
                100,
                step(
                        "dedupe",
                        hits -> hits.stream()
                                .filter(hit -> !hit.node().documentId().equals("s:0"))
                                .toList()));
        Explanation left = why(leaving, "s:0", asked(LAMPS, 5), OPERATOR);
        assertWhy(left, Verdict.POST_PROCESSED, "dedupe leaves it out");

        HybridSearch reversing = search(100, step("reverse", hits -> {
            List<Hit> reversed = new ArrayList<>(hits);
            Collections.reverse(reversed);
            return reversed;
        }));
        Explanation moved = why(reversing, "s:0", asked(LAMPS, 5), OPERATOR);
        assertWhy(moved, Verdict.POST_PROCESSED, "reverse moves it to");
        assertThat(change(moved)).isNotEmpty();
    }

    @Test
    void a_document_that_is_shown_says_where() {
        Explanation found = why("s:0", asked(LAMPS, 10));
        assertWhy(found, Verdict.SHOWN, "it is hit " + found.rank() + " of 10");
        assertThat(found.fused()).isEqualTo(found.rank());
        assertThat(found.change()).isEmpty();
    }

    private static PostProcessor step(String name, UnaryOperator<List<Hit>> work) {
        return new PostProcessor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Hit> process(Query query, List<Hit> hits, Deadline deadline) {
                return work.apply(hits);
            }
        };
    }
}
