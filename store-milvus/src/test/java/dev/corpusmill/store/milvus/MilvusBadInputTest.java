package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.testkit.milvus.PosingMilvus;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.DataType;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a server or with what is asked of it: each is named before anything is written. */
final class MilvusBadInputTest {
    @TempDir
    private static Path folder;

    private static Path config;

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @BeforeAll
    static void start() throws IOException {
        config = Files.createFile(folder.resolve("corpusmill.yaml"));
    }

    @Test
    void where_no_server_listens_the_address_is_named() {
        String nowhere = "http://127.0.0.1:1";
        StoreFixture.assertFails(FailureKind.TRANSIENT, nowhere, () -> check("docs", "store.milvus.uri=" + nowhere));
        StoreFixture.assertFails(
                FailureKind.TRANSIENT, "store.milvus.uri", () -> check("docs", "store.milvus.uri=" + nowhere));
    }

    @Test
    void tls_to_a_server_without_is_named() {
        String secure = MILVUS.server().uri().replace("http:", "https:");
        StoreFixture.assertFails(
                FailureKind.TRANSIENT, "store.milvus.tls", () -> check("docs", "store.milvus.uri=" + secure));
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        StoreFixture.assertFails(
                FailureKind.FATAL, "store.milvus.database", () -> check("docs", "store.milvus.database=nowhere"));
    }

    @Test
    void a_wrong_token_is_said_and_not_shown() throws IOException {
        try (PosingMilvus posing = new PosingMilvus(MILVUS.server().port(), "v2.6.1", "root:right")) {
            String uri = "store.milvus.uri=" + posing.uri();
            check("docs", uri, "store.milvus.token=root:right");
            StoreFixture.assertFails(FailureKind.FATAL, "store.milvus.token", () -> check("docs", uri));
            assertThatThrownBy(() -> check("docs", uri, "store.milvus.token=root:secret"))
                    .hasMessageContaining("store.milvus.token")
                    .hasMessageContaining(posing.uri())
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void a_server_without_bm25_is_named_with_the_version_that_it_needs() throws IOException {
        try (PosingMilvus posing = new PosingMilvus(MILVUS.server().port(), "v2.4.17", "root:right")) {
            StoreFixture.assertFails(
                    FailureKind.FATAL,
                    "version=v2.4.17 needs=2.5",
                    () -> check("docs", "store.milvus.uri=" + posing.uri(), "store.milvus.token=root:right"));
        }
    }

    @Test
    void an_index_that_the_server_cannot_build_is_named_with_its_key() {
        String type = "store.milvus.index.type=DISKANN";
        StoreFixture.assertFails(FailureKind.FATAL, type, () -> check("docs", type));
    }

    @Test
    void a_collection_in_the_place_of_the_alias_is_named() {
        create("taken", true);
        StoreFixture.assertFails(FailureKind.FATAL, "collection=taken", () -> check("taken"));
    }

    @Test
    void a_collection_that_is_not_ours_is_named_and_left_alone() {
        create("theirs_g1__document", true);
        create("theirs_g2__chunk", true);

        StoreFixture.assertFails(FailureKind.FATAL, "theirs_g1__document", () -> check("theirs"));
        try (IndexStore store = open("theirs")) {
            StoreFixture.assertFails(FailureKind.FATAL, "not corpusmill's", () -> store.create(Rows.manifest("g1")));
            StoreFixture.assertFails(FailureKind.FATAL, "theirs_g2__chunk", () -> store.create(Rows.manifest("g2")));
            StoreFixture.assertFails(FailureKind.FATAL, "not corpusmill's", store::generations);
        }
        assertThat(collections()).contains("theirs_g1__document", "theirs_g2__chunk");
    }

    @Test
    void what_a_drop_that_died_left_behind_goes_with_the_next_one() {
        try (IndexStore store = open("half")) {
            for (String generation : List.of("g1", "g2", "g3")) {
                store.create(Rows.manifest(generation));
            }
            drop("half_g1__document");
            create("half_g1__theirs", true);
            create("half_g7__chunk", true);
            store.drop("g2");
        }
        assertThat(collections())
                .filteredOn(name -> name.startsWith("half_g"))
                .containsExactlyInAnyOrder(
                        "half_g3__document",
                        "half_g3__chunk",
                        "half_g3__sentence",
                        "half_g1__theirs",
                        "half_g7__chunk");
    }

    @Test
    void an_index_without_partition_key_is_named() {
        create("flat_g1__document", false);
        StoreFixture.assertFails(FailureKind.FATAL, "partition key", () -> check("flat"));
    }

    @Test
    void an_index_of_the_other_analyzer_is_refused() {
        try (IndexStore store = open("words")) {
            store.create(Rows.manifest("g1"));
        }
        try (IndexStore store = open("words", "store.milvus.analyzer=server")) {
            StoreFixture.assertFails(FailureKind.FATAL, "store.milvus.analyzer", () -> store.openReader("g1"));
        }
    }

    @Test
    void the_servers_own_analyzer_finds_words_in_plain_text() {
        try (IndexStore store = open("plain", "store.milvus.analyzer=server")) {
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
        try (IndexStore store = open("long")) {
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
        try (IndexStore one = open("2024-a");
                IndexStore other = open("2024")) {
            one.create(Rows.manifest("g1"));
            assertThat(other.generations()).isEmpty();
            other.create(Rows.manifest("g1"));
            one.promote("g1");
            assertThat(other.live()).isEmpty();
        }
    }

    private static void check(String index, String... changes) {
        try (IndexStore store = open(index, changes)) {
            store.check(StoreFixture.soon());
        }
    }

    /** As a user configures it, who waits two seconds at most. */
    private static IndexStore open(String index, String... changes) {
        List<String> settings = new ArrayList<>(List.of(
                "index.name=" + index,
                "store.kind=milvus",
                "store.milvus.uri=" + MILVUS.server().uri(),
                "store.milvus.index.type=FLAT",
                "store.milvus.consistency=strong",
                "store.milvus.connect-timeout=2s",
                "embedding.engine=test"));
        settings.addAll(List.of(changes));
        return StoreAssembly.open(ConfigReader.read(config, settings, System::getenv));
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

    private static void drop(String collection) {
        MilvusClientV2 client = client();
        try {
            client.dropCollection(
                    DropCollectionReq.builder().collectionName(collection).build());
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
        return new MilvusClientV2(
                ConnectConfig.builder().uri(MILVUS.server().uri()).build());
    }
}
