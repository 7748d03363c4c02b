package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.llm.FakeVllm;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenants whose documents are alike but for a name, in one index behind two services: one that quotes, and one whose answers
 * a model writes. Each tenant has a key of its staff; every other document is for its board only, which has none.
 */
final class Tenants implements AutoCloseable {
    private final Path folder;
    private final List<String> keyOf = new ArrayList<>();
    private final FakeVllm model = new FakeVllm("tiny");
    private final TestKeys keys;
    private final IndexStore store;
    private final TestService quoting;
    private final TestService writing;

    Tenants(Path folder, int tenants, int documents) throws Exception {
        this.folder = folder;
        keys = new TestKeys(folder.resolve("keys.yaml"));
        store = new LuceneStore(folder.resolve("index"), LuceneSettings.defaults());
        TestIndex index = new TestIndex(store).promote("g1");
        List<Node> nodes = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            keyOf.add(keys.add("key-" + tenant, "tenant" + tenant, "staff"));
            for (int item = 0; item < documents; item++) {
                nodes.add(index.node(
                        "docs:" + tenant + "-" + item,
                        "The item " + item + " is stored in vault-" + tenant + "-of the company.",
                        "tenant" + tenant,
                        item % 2 == 0 ? "staff" : "board"));
            }
        }
        index.upsert("g1", nodes);
        quoting = service(index, "quoted.jsonl");
        writing = service(index, "written.jsonl", "llm.servers=[\"" + model.base() + "\"]");
    }

    private TestService service(TestIndex index, String log, String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "telemetry.query-log=" + folder.resolve(log),
                "cache.similar-above=0.95",
                "limits.searches=10000",
                "limits.answers=10000"));
        settings.addAll(List.of(more));
        return new TestService(TestConfigs.shipped(keys.file(), settings.toArray(String[]::new)), index).awaitReady();
    }

    TestService quoting() {
        return quoting;
    }

    TestService writing() {
        return writing;
    }

    FakeVllm model() {
        return model;
    }

    TestKeys keys() {
        return keys;
    }

    /** The key of a tenant's staff. */
    String keyOf(int tenant) {
        return keyOf.get(tenant);
    }

    /** The query log of the quoting service. */
    String log() throws Exception {
        return Files.readString(folder.resolve("quoted.jsonl"));
    }

    HttpResponse<String> send(String method, String path, String key, String body) throws Exception {
        return send(quoting, method, path, key, body);
    }

    HttpResponse<String> send(TestService service, String method, String path, String key, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.base() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return service.client().send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        quoting.close();
        writing.close();
        model.close();
        store.close();
    }
}
