package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a search request may ask of its hits, beyond their order by likeness. */
class ArrangedSearchTest {
    private static final String ASK = "{\"question\":\"harbor tour prices\"%s}";
    private static final String PLAIN = "The harbor tour prices are nine euros.";
    private static final String COPY = "The harbor tour prices are nine euros, then.";
    private static final String OTHER = "We go to the harbor on Sunday. Ask for the prices of a tour. Bring a coat.";

    private static TestService service;
    private static ApiSchemas schemas;

    @BeforeAll
    static void start() throws Exception {
        TestIndex index = new TestIndex().promote("g1", "Bananas are yellow.");
        List<Node> nodes = new ArrayList<>();
        nodes.add(node(index, "docs:a.md", PLAIN, "2010"));
        nodes.add(node(index, "docs:b.md", COPY, "2024-05-01"));
        nodes.add(node(index, "docs:c.md", OTHER, "none"));
        index.upsert("g1", nodes);
        service = new TestService(TestConfigs.with(), index).awaitReady();
        schemas = ApiSchemas.published();
    }

    private static Node node(TestIndex index, String document, String text, String topic) {
        Node node = index.node(document, text, "public", "everyone");
        return node.withAccess(node.version(), new Access("public", List.of("everyone"), Map.of("topic", topic)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode search(String more) throws Exception {
        HttpResponse<String> response = service.post("/v1/search", ASK.formatted("," + more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        schemas.check("post", "/v1/search", response);
        return new ObjectMapper().readTree(response.body());
    }

    private static List<String> documents(JsonNode result) {
        return result.path("hits").findValuesAsText("document");
    }

    private static String detail(String more) throws Exception {
        HttpResponse<String> response = service.post("/v1/search", ASK.formatted("," + more));
        assertThat(response.statusCode()).isEqualTo(400);
        return new ObjectMapper().readTree(response.body()).path("detail").asText();
    }

    @Test
    void only_the_chosen_fields_are_given() throws Exception {
        JsonNode hit = search("\"fields\":[\"id\",\"document\"]").path("hits").path(0);
        assertThat(hit.properties()).extracting(Map.Entry::getKey).containsExactly("id", "document");
        assertThat(detail("\"fields\":[\"vector\"]")).contains("'fields' must be among id, document");
    }

    @Test
    void highlights_mark_the_words_and_the_sentence_that_holds_most_of_them() throws Exception {
        JsonNode hits = search("\"highlights\":\"utf-16\",\"k\":3").path("hits");
        for (JsonNode hit : hits) {
            String text = hit.path("text").asText();
            List<String> words = new ArrayList<>();
            hit.path("highlights")
                    .path("words")
                    .forEach(word -> words.add(text.substring(
                            word.path("start").asInt(), word.path("end").asInt())));
            JsonNode sentence = hit.path("highlights").path("sentence");
            if (text.equals(OTHER)) {
                assertThat(words).containsExactly("harbor", "prices", "tour");
                assertThat(text.substring(
                                sentence.path("start").asInt(),
                                sentence.path("end").asInt()))
                        .isEqualTo("Ask for the prices of a tour.");
            } else if (text.equals(PLAIN)) {
                assertThat(words).containsExactly("harbor", "tour", "prices");
            }
        }
        assertThat(hits.findValuesAsText("unit")).containsOnly("utf-16");
        assertThat(detail("\"highlights\":\"bytes\"")).contains("\"utf-16\" or \"code-points\"");
        assertThat(detail("\"fields\":[\"highlights\"]")).contains("'highlights' must be given");
        assertThat(detail("\"fields\":[\"document\"],\"highlights\":\"utf-16\""))
                .contains("'fields' must be given with highlights among them");
    }

    @Test
    void a_highlighted_sentence_begins_behind_the_headings_above_it() {
        String under = "# Harbor tours\n\n## 1. What are the prices?\n\nA tour costs nine euros. Bring a coat.";
        assertThat(sentence(under)).isEqualTo("A tour costs nine euros.");
        assertThat(sentence("# Harbor tour prices\n\nNine euros.\n\n# Coats\n\nBring one."))
                .isEqualTo("Nine euros.");
        assertThat(sentence("A list\n\n- bring a coat\n\n## Fares\n\nThe tour costs nine."))
                .isEqualTo("The tour costs nine.");
        assertThat(sentence("Bring a coat.\n\n# Harbor tour")).isEqualTo("# Harbor tour");
        assertThat(sentence("The #1 tour # of all.")).isEqualTo("The #1 tour # of all.");
    }

    private static String sentence(String text) {
        Node node = new TestIndex().node("docs:h.md", text, "public", "everyone");
        Highlights highlights = new Highlights("en", "harbor tour prices", List.of(new Hit(node, 1, Map.of())));
        Highlights.Range range = highlights.sentence(0).orElseThrow();
        return text.substring(range.start(), range.end());
    }

    @Test
    void a_boost_moves_what_passes_its_filter_to_the_front() throws Exception {
        assertThat(documents(search("\"k\":2")).get(0)).isNotEqualTo("docs:c.md");
        String boost =
                "\"boosts\":[{\"filter\":{\"eq\":{\"field\":\"document_id\",\"value\":\"docs:c.md\"}},\"weight\":5}]";
        JsonNode boosted = search("\"k\":2," + boost);
        assertThat(documents(boosted)).hasSize(2).first().isEqualTo("docs:c.md");
        assertThat(boosted.path("hits").path(0).path("score").asDouble()).isBetween(5.0, 6.0);
        assertThat(documents(search("\"k\":4," + boost.replace("5}", "-5}"))))
                .last()
                .isEqualTo("docs:c.md");
    }

    @Test
    void newer_documents_come_first_where_recency_counts() throws Exception {
        String recency = "\"boosts\":[{\"recency\":\"metadata.topic\",\"half_life_days\":365,\"weight\":9}]";
        assertThat(documents(search(recency)).get(0)).isEqualTo("docs:b.md");
        assertThat(documents(search(recency.replace("9}", "-9}")))).last().isEqualTo("docs:b.md");
        search(recency.replace("metadata.topic", "modified"));
    }

    @Test
    void near_duplicates_stand_behind_what_says_something_else() throws Exception {
        List<String> plain = documents(search("\"k\":4"));
        assertThat(plain.subList(0, 2)).containsExactlyInAnyOrder("docs:a.md", "docs:b.md");
        List<String> diverse = documents(search("\"k\":4,\"diversity\":0.7"));
        assertThat(diverse.get(0)).isEqualTo(plain.get(0));
        assertThat(diverse.indexOf("docs:c.md")).isLessThan(diverse.indexOf(plain.get(1)));
        assertThat(detail("\"k\":101,\"diversity\":0.5")).contains("'diversity' must be left out");
    }

    @Test
    void boosts_that_cannot_be_understood_are_refused_by_name() throws Exception {
        assertThat(detail("\"boosts\":[{\"weight\":1}]")).contains("either a filter or a recency");
        assertThat(detail("\"boosts\":[{\"filter\":{\"eq\":{\"field\":\"page\",\"value\":\"1\"}}}]"))
                .contains("'weight' must be given");
        assertThat(detail("\"boosts\":[{\"recency\":\"modified\",\"weight\":1}]"))
                .contains("'half_life_days' must be more than 0");
        assertThat(detail("\"boosts\":[{\"recency\":\"title\",\"half_life_days\":1,\"weight\":1}]"))
                .contains("'recency' must be");
        assertThat(detail("\"boosts\":[{\"wieght\":1}]")).contains("unknown field 'wieght'");
        assertThat(detail("\"boosts\":[{\"filter\":{\"eq\":{\"field\":\"nowhere\",\"value\":\"1\"}},\"weight\":1}]"))
                .contains("unknown filter field");
        assertThat(detail("\"boosts\":[{\"recency\":\"metadata.day\",\"half_life_days\":1,\"weight\":1}]"))
                .contains("no such field: recency=metadata.day known=[topic]");
        assertThat(detail("\"group_by\":\"page\"")).contains("'group_by' must be \"document\"");
    }
}
