package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.testkit.store.MilvusLite;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.ReleaseCollectionReq;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Collections that the server has no longer in its memory, and that nobody of ours took from there. */
final class MilvusReleasedTest {
    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @Test
    void after_a_restart_of_the_server_runs_and_searches_go_on() throws IOException {
        try (MilvusLite server = MilvusLite.start();
                IndexStore before = new MilvusStore("docs", LiteSettings.of(server.uri()))) {
            write(before);
            before.promote("g1");
            server.restart();

            found(before);
            try (IndexStore after = new MilvusStore("docs", LiteSettings.of(server.uri()));
                    Lease lease = after.control().acquire(Role.WRITER).orElseThrow()) {
                assertThat(lease.held()).isTrue();
                found(after);
                try (GenerationWriter writer = after.openWriter("g1")) {
                    writer.upsert(CHUNK, List.of(Rows.node("s:b", 0, "another disk")));
                    writer.deleteNodesOf("s:a");
                    writer.commit();
                }
            }
            try (GenerationReader reader = before.openReader("g1")) {
                assertThat(reader.count(CHUNK, NodeFilter.all())).isEqualTo(1);
            }
        }
    }

    @Test
    void a_release_under_an_open_reader_and_writer_costs_nothing() {
        try (IndexStore store =
                new MilvusStore("released", LiteSettings.of(MILVUS.server().uri()))) {
            write(store);
            try (GenerationReader reader = store.openReader("g1");
                    GenerationWriter writer = store.openWriter("g1")) {
                release("released_g1__chunk", "released_g1__document", "released__control");

                assertThat(reader.current()).isTrue();
                assertThat(reader.lexical(CHUNK, "disk", 5, NodeFilter.all(), StoreFixture.soon()))
                        .hasSize(1);
                release("released_g1__chunk", "released_g1__document", "released__control");
                writer.deleteNodesOf("s:a");
                writer.commit();

                assertThat(reader.current()).isFalse();
                assertThat(reader.count(CHUNK, NodeFilter.all())).isZero();
            }
        }
    }

    private static void write(IndexStore store) {
        store.create(Rows.manifest("g1"));
        try (GenerationWriter writer = store.openWriter("g1")) {
            writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "a disk")));
            writer.commit();
        }
    }

    private static void found(IndexStore store) {
        try (GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            assertThat(StoreFixture.texts(reader.lexical(CHUNK, "disk", 5, NodeFilter.all(), StoreFixture.soon())))
                    .containsExactly("a disk");
        }
    }

    private static void release(String... collections) {
        MilvusClientV2 client = new MilvusClientV2(
                ConnectConfig.builder().uri(MILVUS.server().uri()).build());
        for (String collection : collections) {
            client.releaseCollection(
                    ReleaseCollectionReq.builder().collectionName(collection).build());
        }
        client.close();
    }
}
