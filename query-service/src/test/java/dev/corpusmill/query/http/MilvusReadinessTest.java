package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.WrittenIndex;
import dev.corpusmill.testkit.store.LoopbackProxy;
import dev.corpusmill.testkit.store.MilvusLite;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            try (IndexStore store = StoreAssembly.open(config(network.uri()));
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
        try (WrittenIndex index = new WrittenIndex(file(uri))) {
            index.add("docs:rooms.md", "The kettle is kept in Room Seven.", "everyone");
            index.add("docs:lamps.md", "A lamp stands by the door.", "everyone");
        }
    }

    private CorpusmillConfig config(String uri) throws Exception {
        return ConfigReader.read(file(uri), List.of(), name -> null);
    }

    private Path file(String uri) throws Exception {
        return Files.writeString(
                folder.resolve("milvus.yaml"),
                "embedding: {engine: test}\nstore: {kind: milvus, milvus: {uri: '" + uri
                        + "', connect-timeout: 3s, consistency: strong, lease: 2s, index: {type: FLAT}}}\n");
    }
}
