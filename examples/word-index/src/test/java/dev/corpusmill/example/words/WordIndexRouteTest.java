package dev.corpusmill.example.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route over a store in memory; the same over Lucene in a class of its own. */
class WordIndexRouteTest {
    private static final String GENERATION = "g1";

    @TempDir
    private Path folder = Path.of(".");

    private IndexStore store = new MemoryStore();
    private WordIndexRoute route = new WordIndexRoute("words", Rows.CHUNK, 1000);
    private boolean created;

    IndexStore open(Path where) {
        return new MemoryStore();
    }

    private GenerationReader view() {
        GenerationReader reader = store.openReader(GENERATION);
        route.prepare(reader);
        return reader;
    }

    private void write(List<Node> nodes, List<String> gone) {
        if (!created) {
            store = open(folder);
            store.create(Rows.manifest(GENERATION));
            created = true;
        }
        try (GenerationWriter writer = store.openWriter(GENERATION)) {
            writer.upsert(Rows.CHUNK, nodes);
            writer.delete(Rows.CHUNK, gone);
            writer.commit();
        }
    }

    private void write(Node... nodes) {
        write(List.of(nodes), List.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Query query(String question, NodeFilter filter) {
        return new Query(question, Rows.CHUNK, 10, filter);
    }

    private List<String> find(GenerationReader reader, String question) {
        return find(reader, question, NodeFilter.all());
    }

    private List<String> find(GenerationReader reader, String question, NodeFilter filter) {
        return route.search(reader, query(question, filter), 10, Deadline.after(Duration.ofMinutes(1))).stream()
                .map(hit -> hit.node().text())
                .toList();
    }

    private static String id(String document) {
        return RowIds.node(document, Rows.CHUNK, 0);
    }

    @Test
    void a_word_finds_its_node_whatever_the_case_and_the_punctuation() {
        write(Rows.node("s:1", 0, "Lamplight"), Rows.node("s:2", 0, "lamp,"), Rows.node("s:3", 0, "two words"));
        try (GenerationReader reader = view()) {
            assertThat(find(reader, "lamplight")).containsExactly("Lamplight");
            assertThat(find(reader, "Where is the LAMP?")).containsExactly("lamp,");
            assertThat(find(reader, "lamplight lamp lamp")).containsExactly("Lamplight", "lamp,");
            assertThat(find(reader, "two words")).isEmpty();
            assertThat(find(reader, " ?! ")).isEmpty();
        }
    }

    @Test
    void additions_removals_and_other_words_of_the_same_node_are_followed() {
        write(Rows.node("s:1", 0, "dusk"), Rows.node("s:2", 0, "dawn"), Rows.node("s:3", 0, "tide"));
        view().close();
        write(List.of(Rows.node("s:2", 0, "noon"), Rows.node("s:4", 0, "wick")), List.of(id("s:3")));

        try (GenerationReader reader = view()) {
            assertThat(find(reader, "dusk noon wick dawn tide")).containsExactly("dusk", "noon", "wick");
        }
    }

    @Test
    void a_view_from_before_a_change_is_searched_as_it_was() {
        write(Rows.node("s:1", 0, "dusk"), Rows.node("s:2", 0, "dawn"));
        try (GenerationReader before = view()) {
            write(List.of(Rows.node("s:1", 0, "noon"), Rows.node("s:3", 0, "tide")), List.of(id("s:2")));
            try (GenerationReader after = view()) {
                assertThat(find(before, "dusk dawn noon tide")).containsExactly("dusk", "dawn");
                assertThat(find(after, "dusk dawn noon tide")).containsExactly("noon", "tide");
            }
            assertThat(find(before, "dusk dawn noon tide")).containsExactly("dusk", "dawn");
        }
    }

    @Test
    void a_node_that_the_filter_does_not_pass_is_never_found() {
        Node mine = Rows.seenBy(Rows.node("s:1", 0, "tide", Map.of("year", "1999")), "mine", List.of("me", "us"));
        Node theirs = Rows.seenBy(Rows.node("s:2", 0, "tide"), "theirs", List.of("us"));
        Node secret = Rows.seenBy(Rows.node("s:3", 0, "tide"), "mine", List.of("boss"));
        write(mine, theirs, secret);
        try (GenerationReader reader = view()) {
            NodeFilter visible = NodeFilter.visibleTo("mine", Set.of("us", "me"));
            assertThat(ids(reader, visible)).containsExactly(mine.id());
            assertThat(ids(reader, NodeFilter.visibleTo("mine", Set.of()))).isEmpty();
            assertThat(ids(reader, NodeFilter.visibleTo("nobody", Set.of("us"))))
                    .isEmpty();
            assertThat(ids(
                            reader,
                            visible.and(new NodeFilter.Range("metadata.year", Optional.of("2000"), Optional.empty()))))
                    .isEmpty();
            assertThat(ids(reader, NodeFilter.all())).hasSize(3);
        }
    }

    private List<String> ids(GenerationReader reader, NodeFilter filter) {
        return route.search(reader, query("tide", filter), 10, Deadline.after(Duration.ofMinutes(1))).stream()
                .map(ScoredNode::id)
                .toList();
    }

    @Test
    void as_many_nodes_as_wanted_are_found_although_many_before_them_are_hidden() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            Node node = Rows.node("s:" + i, 0, "tide");
            nodes.add(i % 10 == 0 ? node : Rows.seenBy(node, "other", List.of("everyone")));
        }
        write(nodes, List.of());
        try (GenerationReader reader = view()) {
            List<String> found = ids(reader, NodeFilter.visibleTo("public", Set.of("everyone")));
            assertThat(found).hasSize(10).isSorted().doesNotHaveDuplicates();
            assertThat(ids(reader, NodeFilter.all())).hasSize(10).isSorted();
        }
    }

    @Test
    void a_view_that_it_cannot_serve_fails_the_route_and_says_why() {
        write(Rows.node("s:1", 0, "dusk"), Rows.node("s:2", 0, "dawn"));
        route = new WordIndexRoute("words", Rows.CHUNK, 1);
        try (GenerationReader reader = view()) {
            assertThatThrownBy(() -> find(reader, "dusk"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("route=words", "max-nodes", "limit=1");
        }
        route = new WordIndexRoute("words", "words", 10);
        try (GenerationReader reader = view()) {
            assertThatThrownBy(() -> route.search(
                            reader, query("dusk", NodeFilter.all()).in("words"), 1, Deadline.after(Duration.ZERO)))
                    .hasMessageContainingAll("group=words", "has no node group words");
        }
        try (GenerationReader never = store.openReader(GENERATION)) {
            assertThatThrownBy(() -> find(never, "dusk")).hasMessageContaining("no word index");
        }
    }

    @Test
    void a_search_that_is_late_says_so() {
        write(Rows.node("s:1", 0, "dusk"));
        try (GenerationReader reader = view()) {
            assertThatThrownBy(() ->
                            route.search(reader, query("dusk", NodeFilter.all()), 1, Deadline.after(Duration.ZERO)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            late -> assertThat(late.kind()).isEqualTo(FailureKind.TRANSIENT));
        }
    }

    @Test
    void changes_at_random_are_followed_view_by_view() {
        Random random = new Random(11);
        Map<String, Node> model = new TreeMap<>();
        for (int round = 0; round < 25; round++) {
            List<Node> nodes = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int what = random.nextInt(6);
                Node node = Rows.node("s:" + i, 0, "w" + random.nextInt(30) + (what == 0 ? " and more" : ""));
                if (what < 2) {
                    nodes.add(node);
                    model.put(node.id(), node);
                } else if (what == 2) {
                    gone.add(node.id());
                    model.remove(node.id());
                }
            }
            write(nodes, gone);
            try (GenerationReader reader = view()) {
                for (int word = 0; word < 30; word++) {
                    String text = "w" + word;
                    long expected = model.values().stream()
                            .filter(node -> node.text().equals(text))
                            .count();
                    assertThat(find(reader, text))
                            .as("round=%d word=%s", round, text)
                            .hasSize((int) Math.min(10, expected));
                }
            }
        }
    }

    @Test
    void searches_of_old_and_new_views_go_on_beside_changes() throws Exception {
        write(Rows.node("s:0", 0, "fixed"), Rows.node("s:1", 0, "v0"));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (GenerationReader first = view()) {
            List<Future<Integer>> searching = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Callable<Integer> searches = () -> {
                    int wrong = 0;
                    for (int n = 0; n < 2000; n++) {
                        wrong += find(first, "fixed v0").size() == 2 ? 0 : 1;
                    }
                    return wrong;
                };
                searching.add(threads.submit(searches));
            }
            for (int i = 1; i <= 40; i++) {
                write(Rows.node("s:1", 0, "v" + i), Rows.node("s:" + (1 + i), 0, "more" + i));
                try (GenerationReader reader = view()) {
                    assertThat(find(reader, "fixed v" + i + " v" + (i - 1))).containsExactly("fixed", "v" + i);
                }
            }
            for (Future<Integer> each : searching) {
                assertThat(each.get(1, TimeUnit.MINUTES)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
