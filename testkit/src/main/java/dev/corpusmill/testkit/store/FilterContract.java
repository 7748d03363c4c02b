package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.Rows.unit;
import static dev.corpusmill.testkit.store.StoreFixture.assertFails;
import static dev.corpusmill.testkit.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.ContainsAny;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Exists;
import dev.corpusmill.api.store.NodeFilter.In;
import dev.corpusmill.api.store.NodeFilter.Not;
import dev.corpusmill.api.store.NodeFilter.Or;
import dev.corpusmill.api.store.NodeFilter.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Filters: each operator on each type, the same nodes by every way, and values that are never syntax. */
interface FilterContract extends StoreFixture {
    private static Range range(String field, String min, String max) {
        return new Range(
                field,
                Optional.of(min).filter(v -> !v.isEmpty()),
                Optional.of(max).filter(v -> !v.isEmpty()));
    }

    private void writeSamples() {
        writeChunks(
                node("s:a", 1, "a", Map.of("topic", "news", "year", "2024", "price", "1.5")),
                node("s:b", 2, "b", Map.of("topic", "sport", "year", "-3")),
                node("s:c", 3, "c", Map.of("price", "-0.0")),
                Rows.seenBy(node("s:d", 0, "d"), "acme", List.of("boss", "staff")));
    }

    @Test
    default void keywords_compare_as_they_are() {
        writeSamples();

        assertPasses(new Eq("metadata.topic", "news"), "a");
        assertPasses(new Eq("metadata.topic", "News"));
        assertPasses(new Eq("document_id", "s:b"), "b");
        assertPasses(new Eq("tenant", "acme"), "d");
        assertPasses(new Eq("uri", "file:///s:c"), "c");
        assertPasses(new In("metadata.topic", Set.of("news", "sport", "none")), "a", "b");
        assertPasses(new In("document_id", Set.of()));
    }

    @Test
    default void numbers_compare_as_numbers() {
        writeSamples();

        assertPasses(new Eq("metadata.year", "2024"), "a");
        assertPasses(new Eq("metadata.year", "+2024"), "a");
        assertPasses(new Eq("metadata.price", "1.50"), "a");
        assertPasses(new Eq("metadata.price", "0"), "c");
        assertPasses(new Eq("page", "3"), "c");
        assertPasses(new In("page", Set.of("1", "2")), "a", "b");
        assertPasses(new In("metadata.year", Set.of("-3", "7")), "b");
        assertPasses(new In("metadata.price", Set.of()));
        assertPasses(range("metadata.year", "-3", "2023"), "b");
        assertPasses(range("metadata.year", "", "2024"), "a", "b");
        assertPasses(range("metadata.price", "0.0", ""), "a", "c");
        assertPasses(range("metadata.price", "", ""), "a", "c");
        assertPasses(range("page", "2", ""), "b", "c");
        assertPasses(range("page", "3", "2"));
    }

    @Test
    default void lists_are_asked_for_any_of_some_values() {
        writeSamples();

        assertPasses(new ContainsAny("principals", Set.of("staff", "other")), "d");
        assertPasses(new ContainsAny("principals", Set.of("everyone", "boss")), "a", "b", "c", "d");
        assertPasses(new ContainsAny("principals", Set.of()));
    }

    @Test
    default void a_field_exists_where_it_has_a_value() {
        writeSamples();
        writeChunks(Rows.seenBy(node("s:e", 4, "e", Map.of("topic", "")), "", List.of()));

        assertPasses(new Exists("metadata.topic"), "a", "b");
        assertPasses(new Exists("metadata.price"), "a", "c");
        assertPasses(new Exists("page"), "a", "b", "c", "e");
        assertPasses(new Exists("principals"), "a", "b", "c", "d");
        assertPasses(new Exists("tenant"), "a", "b", "c", "d");
    }

    @Test
    default void filters_combine() {
        writeSamples();
        NodeFilter news = new Eq("metadata.topic", "news");
        NodeFilter late = range("page", "2", "");

        assertPasses(new Or(List.of(news, late)), "a", "b", "c");
        assertPasses(new Not(news), "b", "c", "d");
        assertPasses(new Not(new Or(List.of(news, late))), "d");
        assertPasses(new And(List.of(late, new Not(new Exists("metadata.topic")))), "c");
        assertPasses(new Not(new Not(news)), "a");
        assertPasses(late.and(new Eq("tenant", "public")), "b", "c");
        assertPasses(NodeFilter.all(), "a", "b", "c", "d");
        assertPasses(new Or(List.of()));
        assertPasses(new Not(NodeFilter.all()));
        assertPasses(new Or(List.of(NodeFilter.all(), news)), "a", "b", "c", "d");
    }

    @Test
    default void without_tenant_or_principal_nothing_is_seen() {
        writeSamples();

        assertPasses(NodeFilter.visibleTo("public", Set.of("everyone")), "a", "b", "c");
        assertPasses(NodeFilter.visibleTo("public", Set.of()));
        assertPasses(NodeFilter.visibleTo("acme", Set.of("everyone")));
        assertPasses(NodeFilter.visibleTo("", Set.of("everyone")));
        assertPasses(NodeFilter.visibleTo("acme", Set.of("boss")), "d");
    }

    @Test
    default void values_are_never_syntax() {
        List<String> values = List.of(
                "it's",
                "\"quoted\"",
                "back\\slash\\",
                "a' OR tenant == 'acme",
                "*",
                "%",
                "?",
                "a b",
                " a b ",
                "中文值",
                "tab\tnewline\n",
                "\u0000\u0001\u007f",
                "\uD83D\uDE00",
                "[1 TO 2]",
                "{\"a\":1}",
                "é",
                "e\u0301",
                "x".repeat(5000));
        Node[] nodes = new Node[values.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node("s:" + i, i, "n" + i, Map.of("topic", values.get(i)));
        }
        writeChunks(nodes);

        for (int i = 0; i < nodes.length; i++) {
            assertPasses(new Eq("metadata.topic", values.get(i)), "n" + i);
            assertPasses(new In("metadata.topic", Set.of(values.get(i), "other")), "n" + i);
        }
    }

    @Test
    default void many_values_and_deep_filters_are_taken() {
        writeSamples();
        Set<String> many = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            many.add("s:" + i);
        }
        many.add("s:a");
        NodeFilter deep = new Eq("document_id", "s:b");
        for (int i = 0; i < 40; i++) {
            deep = new Not(deep);
        }

        assertPasses(new In("document_id", many), "a");
        assertPasses(deep, "b");
    }

    @Test
    default void what_makes_no_sense_is_refused_and_named() {
        writeSamples();

        assertRefused("metadata.color", new Eq("metadata.color", "red"));
        assertRefused("topic", new Exists("topic"));
        assertRefused("text", new Eq("text", "a"));
        assertRefused("tenant", range("tenant", "a", "b"));
        assertRefused("principals", new Eq("principals", "everyone"));
        assertRefused("tenant", new ContainsAny("tenant", Set.of("a")));
        assertRefused("value=new", new Eq("metadata.year", "new"));
        assertRefused("value=1.5", new Not(new In("page", Set.of("1.5"))));
        assertRefused("value=NaN", range("metadata.price", "NaN", ""));
        assertRefused("value=", new Eq("metadata.year", ""));
    }

    private void assertRefused(String words, NodeFilter filter) {
        read(reader -> {
            assertFails(FailureKind.REJECTED, words, () -> reader.count(CHUNK, filter));
            assertFails(FailureKind.REJECTED, words, () -> reader.lexical(CHUNK, "a", 5, filter, soon()));
            assertFails(FailureKind.REJECTED, words, () -> reader.dense(CHUNK, unit(1, 0, 0, 0), 5, filter, soon()));
            return 0;
        });
    }

    private void assertPasses(NodeFilter filter, String... texts) {
        read(reader -> {
            assertThat(reader.count(CHUNK, filter)).as("count of %s", filter).isEqualTo(texts.length);
            assertThat(found(reader, filter)).as("dense search with %s", filter).containsExactlyInAnyOrder(texts);
            return 0;
        });
    }

    private static List<String> found(GenerationReader reader, NodeFilter filter) {
        return StoreFixture.texts(reader.dense(CHUNK, unit(1, 1, 1, 1), 100, filter, soon()));
    }
}
