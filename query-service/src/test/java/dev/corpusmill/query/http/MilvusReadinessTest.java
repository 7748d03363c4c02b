package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.WrittenIndex;
import dev.corpusmill.store.milvus.MilvusStore;
import dev.corpusmill.testkit.store.LoopbackProxy;
import dev.corpusmill.testkit.store.MilvusLite;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service over a real Milvus that is away at its start, and goes away later. */
class MilvusReadinessTest {
    private static final String QUESTION = "{\"question\":\"kettle\"}";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void the_service_starts_without_milvus_says_so_and_recovers_by_itself() throws Exception {
        try (MilvusLite server = MilvusLite.start();
                LoopbackProxy network =
                        new LoopbackProxy(URI.create(server.uri()).getPort())) {
            write(server.uri());
            network.cut();
            try (MilvusStore store = new MilvusStore("docs", MilvusLite.settings(network.uri()));
                    TestService service = new TestService(TestConfigs.with(), store, new TestEmbedder())) {
                HttpResponse<String> down = service.awaitBody("/readyz", "milvus");
                assertThat(down.statusCode()).isEqualTo(503);
                JsonNode index = TestService.JSON.readTree(down.body()).at("/components/0");
                assertThat(index.path("name").asText()).isEqualTo("index docs");
                assertThat(index.path("state").asText()).isEqualTo("down");
                assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
                assertThat(service.post("/v1/search", QUESTION).statusCode()).isEqualTo(503);

                network.open();
                service.awaitReady();
                JsonNode found = service.awaitSearch("kettle", "Room Seven");
                assertThat(found.path("routes").findValuesAsText("state")).containsExactly("ok", "ok");

                network.cut();
                assertThat(service.post("/v1/search", "{\"question\":\"lamp\"}").statusCode())
                        .isEqualTo(503);
                network.open();
                service.awaitSearch("lamp", "by the door");
            }
        }
    }

    private void write(String uri) throws Exception {
        Path config = Files.writeString(
                folder.resolve("milvus.yaml"),
                "embedding: {engine: test}\nstore: {kind: milvus, uri: '" + uri + "', index: {type: FLAT}}\n");
        try (WrittenIndex index = new WrittenIndex(config)) {
            index.add("docs:rooms.md", "The kettle is kept in Room Seven.", "everyone");
            index.add("docs:lamps.md", "A lamp stands by the door.", "everyone");
        }
    }
}
