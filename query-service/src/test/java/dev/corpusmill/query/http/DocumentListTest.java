package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.store.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long list of documents: each is on one page, and how long a page takes. More: {@code -Dcorpusmill.list=100000}. */
class DocumentListTest {
    private static final int DOCUMENTS = Integer.getInteger("corpusmill.list", 10_000);
    private static final int REQUESTS = 200;

    @TempDir
    Path folder;

    @Test
    void each_document_is_on_one_page_whatever_the_order() throws Exception {
        try (LuceneStore store = new LuceneStore(folder.resolve("index"), LuceneSettings.defaults())) {
            TestIndex index = new TestIndex(store).promote("g1");
            try (GenerationWriter writer = store.openWriter("g1")) {
                List<CatalogueRow> rows = new ArrayList<>();
                for (int i = 0; i < DOCUMENTS; i++) {
                    rows.add(Rows.catalogue(String.format(Locale.ROOT, "docs:folder%d/document-%06d.pdf", i % 7, i))
                            .file(FileStamp.listed(i * 7919L % 100_000, 1_700_000_000_000L + i))
                            .title("Title of " + i)
                            .build());
                }
                writer.upsertCatalogue(rows);
                writer.commit();
            }
            try (TestService service = new TestService(
                            TestConfigs.shipped(
                                    folder.resolve("none.yaml"), "telemetry.query-log=", "store.path=" + folder),
                            index)
                    .awaitReady()) {
                Set<String> seen = new HashSet<>();
                for (int offset = 0; offset < DOCUMENTS; offset += 500) {
                    seen.addAll(list(service, "sort=size&descending=true&limit=500&offset=" + offset)
                            .path("documents")
                            .findValuesAsText("id"));
                }
                assertThat(seen).hasSize(DOCUMENTS);
                assertThat(list(service, "search=DOCUMENT-000042").path("total").asInt())
                        .isEqualTo(1);
                report(service);
            }
        }
    }

    private static void report(TestService service) throws Exception {
        Random random = new Random(3);
        List<String> orders = List.of("name", "state", "size", "modified", "indexed", "chunks");
        double[] millis = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            String query = "sort=" + orders.get(random.nextInt(orders.size())) + "&descending=" + random.nextBoolean()
                    + "&offset=" + random.nextInt(DOCUMENTS) + (random.nextBoolean() ? "&search=folder3" : "");
            long began = System.nanoTime();
            service.get("/v1/documents?" + query);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "documents-list: documents=%d p50=%.1f ms p95=%.1f ms max=%.1f ms%n",
                DOCUMENTS,
                millis[REQUESTS / 2],
                millis[REQUESTS * 95 / 100],
                millis[REQUESTS - 1]);
    }

    private static JsonNode list(TestService service, String query) throws Exception {
        return TestService.JSON.readTree(service.get("/v1/documents?" + query).body());
    }
}
