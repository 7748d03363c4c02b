package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.ContainsAny;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Or;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.store.MilvusLite;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a tenant, a principal, a document or a metadata value is called, a filter with it finds its own row and no other,
 * and a deletion removes that one. {@code -Dcorpusmill.strings=10000} tries more of them.
 */
final class AnyStringTest {
    private static final int STRINGS = Integer.getInteger("corpusmill.strings", 500);
    private static final int ROWS = 250; // of a generation: a filter looks at each of them
    private static final long SEED = 20_261_121;

    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "\\",
            "\\\\",
            "\\\"",
            "\\n",
            "\\u0041",
            "\n",
            "\r",
            "\t",
            "\u0000",
            "\u0001",
            "\u0007",
            "\u000b",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "中",
            "文数据",
            "。",
            "\uD83D\uDE00",
            "é",
            "e\u0301",
            "ß",
            "İ",
            " ",
            "  ",
            "%",
            "_",
            "*",
            "?",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "{d}",
            "${x}",
            "$meta",
            "#",
            "--",
            "/*",
            ";",
            ",",
            ":",
            "==",
            "!=",
            "&&",
            "||",
            " and ",
            " or ",
            " not ",
            " in ",
            " like ",
            "true",
            "false",
            "null",
            "0",
            "-1",
            "1e9",
            "a",
            "B",
            "tenant",
            "id",
            "metadata",
            "a\" or tenant != \"",
            "' OR '1'='1",
            "\"]) or true or array_contains_any(principals,[\"");

    @TempDir
    private Path folder;

    @Test
    void in_milvus() throws IOException {
        try (MilvusLite server = MilvusLite.start();
                IndexStore store = new MilvusStore("strings", LiteSettings.of(server.uri()))) {
            everyStringIsAValueAndNeverSyntax(store);
        }
    }

    @Test
    void in_lucene() {
        try (IndexStore store = new LuceneStore(folder.resolve("strings"), LuceneSettings.defaults())) {
            everyStringIsAValueAndNeverSyntax(store);
        }
    }

    private static void everyStringIsAValueAndNeverSyntax(IndexStore store) {
        List<String> strings = strings();
        for (int from = 0, number = 1; from < strings.size(); from += ROWS, number++) {
            List<String> some = strings.subList(from, Math.min(strings.size(), from + ROWS));
            String generation = "g" + number;
            store.create(Rows.manifest(generation));
            write(store, generation, some);
            find(store, generation, some);
            delete(store, generation, some);
            store.drop(generation);
        }
    }

    private static void write(IndexStore store, String generation, List<String> strings) {
        try (GenerationWriter writer = store.openWriter(generation)) {
            List<Node> nodes = new ArrayList<>();
            for (String string : strings) {
                Node node = Rows.node(string, 0, "text", Map.of("topic", string));
                nodes.add(Rows.seenBy(node, string, List.of(string)));
            }
            writer.upsert(CHUNK, nodes);
            writer.upsertCatalogue(strings.stream().map(Rows::indexed).toList());
            writer.commit();
        }
    }

    private static void find(IndexStore store, String generation, List<String> strings) {
        try (GenerationReader reader = store.openReader(generation)) {
            for (String string : strings) {
                List<NodeFilter> each = List.of(
                        new Eq("tenant", string),
                        new ContainsAny("principals", Set.of(string)),
                        new Eq("document_id", string),
                        new Eq("metadata.topic", string));
                List<String> own = List.of(string);
                assertThat(documents(reader, new And(each)))
                        .as("all of %s", each)
                        .isEqualTo(own);
                assertThat(documents(reader, new Or(each)))
                        .as("any of %s", each)
                        .isEqualTo(own);
            }
        }
    }

    private static List<String> documents(GenerationReader reader, NodeFilter filter) {
        return reader.dense(CHUNK, Rows.unit(1, 1, 1, 1), 10, filter, StoreFixture.soon()).stream()
                .map(hit -> hit.node().documentId())
                .toList();
    }

    /** By document, by row and by catalogue id: after each, exactly one less is there. */
    private static void delete(IndexStore store, String generation, List<String> strings) {
        try (GenerationWriter writer = store.openWriter(generation)) {
            for (int i = 0; i < strings.size(); i++) {
                String string = strings.get(i);
                if (i % 2 == 0) {
                    writer.deleteNodesOf(string);
                } else {
                    writer.delete(CHUNK, List.of(RowIds.node(string, CHUNK, 0)));
                }
                writer.deleteCatalogue(List.of(string));
                if (i % 50 == 0) {
                    writer.commit();
                    left(store, generation, strings.subList(i + 1, strings.size()));
                }
            }
            writer.commit();
            left(store, generation, List.of());
        }
    }

    private static void left(IndexStore store, String generation, List<String> expected) {
        try (GenerationReader reader = store.openReader(generation)) {
            List<String> nodes = new ArrayList<>();
            reader.scan(CHUNK, "", "", node -> nodes.add(node.documentId()));
            List<String> rows = new ArrayList<>();
            reader.scanCatalogue("", "", row -> rows.add(row.documentId()));
            assertThat(nodes).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> strings() {
        Random random = new Random(SEED);
        Set<String> strings = new LinkedHashSet<>();
        FRAGMENTS.stream().filter(fragment -> !fragment.isEmpty()).forEach(strings::add);
        while (strings.size() < STRINGS) {
            StringBuilder string = new StringBuilder();
            Stream.generate(() -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size())))
                    .limit(1 + random.nextInt(6))
                    .forEach(string::append);
            strings.add(string.toString());
        }
        return new ArrayList<>(strings);
    }
}
