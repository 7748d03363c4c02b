package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.model.FailureKind;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.GenerationWriter;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.NodeFilter;
import dev.corpusmill.store.milvus.MilvusSettings;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import dev.corpusmill.store.milvus.MilvusStore;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.DataType;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be wrong with a server or with what is asked of it: each is named before anything is written. */
final class MilvusBadInputTest {
    private static MilvusLite server;

    @BeforeAll
    static void start() throws IOException {
        server = MilvusLite.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void where_no_server_listens_the_address_is_named() {
        MilvusSettings settings = MilvusLite.settings("http://127.0.0.1:1");
        StoreFixture.assertFails(FailureKind.TRANSIENT, "http://127.0.0.1:1", () -> check("docs", quick(settings)));
        StoreFixture.assertFails(FailureKind.TRANSIENT, "store.uri", () -> check("docs", quick(settings)));
    }

    @Test
    void tls_to_a_server_without_is_named() {
        MilvusSettings settings = MilvusLite.settings(server.uri().replace("http:", "https:"));
        StoreFixture.assertFails(FailureKind.TRANSIENT, "store.tls", () -> check("docs", quick(settings)));
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        StoreFixture.assertFails(
                FailureKind.FATAL, "database", () -> check("docs", with("nowhere", server.settings())));
    }

    @Test
    void an_index_that_the_server_cannot_build_is_named_with_its_key() {
        MilvusSettings settings = indexed("DISKANN");
        StoreFixture.assertFails(FailureKind.FATAL, "store.index.type=DISKANN", () -> check("docs", settings));
    }

    @Test
    void a_collection_in_the_place_of_the_alias_is_named() {
        create("taken", true);
        StoreFixture.assertFails(FailureKind.FATAL, "collection=taken", () -> check("taken", server.settings()));
    }

    @Test
    void a_collection_that_is_not_ours_is_named_and_left_alone() {
        create("theirs_g1__document", true);
        create("theirs_g2__chunk", true);

        StoreFixture.assertFails(FailureKind.FATAL, "theirs_g1__document", () -> check("theirs", server.settings()));
        try (IndexStore store = new MilvusStore("theirs", server.settings())) {
            StoreFixture.assertFails(FailureKind.FATAL, "not corpusmill's", () -> store.create(Rows.manifest("g1")));
            StoreFixture.assertFails(FailureKind.FATAL, "theirs_g2__chunk", () -> store.create(Rows.manifest("g2")));
            StoreFixture.assertFails(FailureKind.FATAL, "not corpusmill's", store::generations);
        }
        assertThat(collections()).contains("theirs_g1__document", "theirs_g2__chunk");
    }

    @Test
    void an_index_without_partition_key_is_named() {
        create("flat_g1__document", false);
        StoreFixture.assertFails(FailureKind.FATAL, "partition key", () -> check("flat", server.settings()));
    }

    @Test
    void an_index_of_the_other_analyser_is_refused() {
        try (IndexStore store = new MilvusStore("words", server.settings())) {
            store.create(Rows.manifest("g1"));
        }
        MilvusSettings plain = new MilvusSettings(
                server.uri(),
                "",
                "",
                MilvusSettings.Tls.NONE,
                MilvusSettings.Consistency.STRONG,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                4,
                Duration.ofSeconds(2),
                false,
                new MilvusSettings.Bm25(0.9, 0.4),
                new VectorIndex("FLAT", "COSINE", Map.of(), Map.of()),
                Map.of());
        try (IndexStore store = new MilvusStore("words", plain)) {
            StoreFixture.assertFails(FailureKind.FATAL, "store.analyser", () -> store.openReader("g1"));
        }
    }

    @Test
    void the_servers_own_analyser_finds_words_in_plain_text() {
        MilvusSettings plain = new MilvusSettings(
                server.uri(),
                "",
                "",
                MilvusSettings.Tls.NONE,
                MilvusSettings.Consistency.STRONG,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                4,
                Duration.ofSeconds(2),
                false,
                new MilvusSettings.Bm25(0.9, 0.4),
                new VectorIndex("HNSW", "IP", Map.of("M", "16"), Map.of("ef", "64")),
                Map.of());
        try (IndexStore store = new MilvusStore("plain", plain)) {
            store.create(Rows.manifest("g1", "zh", Rows.DIMENSION));
            try (GenerationWriter writer = store.openWriter("g1")) {
                writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "数据存储在对象存储中"), Rows.node("s:b", 0, "天气很好")));
                writer.commit();
            }
            try (GenerationReader reader = store.openReader("g1")) {
                assertThat(StoreFixture.texts(reader.lexical(CHUNK, "数据存储", 5, NodeFilter.all(), StoreFixture.soon())))
                        .containsExactly("数据存储在对象存储中");
                assertThat(reader.dense(CHUNK, Rows.unit(1, 0, 2, 3), 1, NodeFilter.all(), StoreFixture.soon()))
                        .singleElement()
                        .satisfies(hit -> assertThat(hit.score()).isCloseTo(0.8437, within(0.001)));
            }
        }
    }

    @Test
    void a_text_that_milvus_cannot_hold_is_refused_with_its_size() {
        try (IndexStore store = new MilvusStore("long", server.settings())) {
            store.create(Rows.manifest("g1"));
            try (GenerationWriter writer = store.openWriter("g1")) {
                StoreFixture.assertFails(
                        FailureKind.REJECTED,
                        "field=text bytes=66000 max=65535",
                        () -> writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "长".repeat(22_000)))));
                writer.commit();
            }
            try (GenerationReader reader = store.openReader("g1")) {
                assertThat(reader.count(CHUNK, NodeFilter.all())).isZero();
            }
        }
    }

    @Test
    void names_with_hyphens_and_digits_keep_apart() {
        try (IndexStore one = new MilvusStore("2024-a", server.settings());
                IndexStore other = new MilvusStore("2024", server.settings())) {
            one.create(Rows.manifest("g1"));
            assertThat(other.generations()).isEmpty();
            other.create(Rows.manifest("g1"));
            one.promote("g1");
            assertThat(other.live()).isEmpty();
        }
    }

    private static void check(String index, MilvusSettings settings) {
        try (IndexStore store = new MilvusStore(index, settings)) {
            store.check(StoreFixture.soon());
        }
    }

    private static MilvusSettings quick(MilvusSettings like) {
        return new MilvusSettings(
                like.uri(),
                "",
                "",
                like.tls(),
                like.consistency(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                1,
                like.lease(),
                true,
                like.bm25(),
                like.index(),
                Map.of());
    }

    private static MilvusSettings with(String database, MilvusSettings like) {
        return new MilvusSettings(
                like.uri(),
                "",
                database,
                like.tls(),
                like.consistency(),
                like.connectTimeout(),
                like.timeout(),
                1,
                like.lease(),
                true,
                like.bm25(),
                like.index(),
                Map.of());
    }

    private static MilvusSettings indexed(String type) {
        MilvusSettings like = server.settings();
        return new MilvusSettings(
                like.uri(),
                "",
                "",
                like.tls(),
                like.consistency(),
                like.connectTimeout(),
                like.timeout(),
                1,
                like.lease(),
                true,
                like.bm25(),
                new VectorIndex(type, "COSINE", Map.of(), Map.of()),
                Map.of());
    }

    /** Somebody else's collection; {@code partitioned} or, with our mark, one that lacks the partition key. */
    private static void create(String name, boolean foreign) {
        CollectionSchema schema = CollectionSchema.builder().build();
        schema.addField(AddFieldReq.builder()
                .fieldName("id")
                .dataType(DataType.VarChar)
                .maxLength(100)
                .isPrimaryKey(true)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName("tenant")
                .dataType(DataType.VarChar)
                .maxLength(100)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName("vector")
                .dataType(DataType.FloatVector)
                .dimension(2)
                .build());
        MilvusClientV2 client = client();
        try {
            client.createCollection(CreateCollectionReq.builder()
                    .collectionName(name)
                    .collectionSchema(schema)
                    .properties(foreign ? Map.of() : Map.of("corpusmill.index", "flat"))
                    .build());
        } finally {
            client.close();
        }
    }

    private static List<String> collections() {
        MilvusClientV2 client = client();
        try {
            return client.listCollections().getCollectionNames();
        } finally {
            client.close();
        }
    }

    private static MilvusClientV2 client() {
        return new MilvusClientV2(ConnectConfig.builder().uri(server.uri()).build());
    }
}
