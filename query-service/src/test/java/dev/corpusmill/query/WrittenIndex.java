package dev.corpusmill.query;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.ProbeTexts;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.testkit.store.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A live generation g1 of the test model, written to the store that a configuration names; commits when closed. */
public final class WrittenIndex implements AutoCloseable {
    private final TestEmbedder embedder = new TestEmbedder();
    private final IndexStore store;
    private final GenerationWriter writer;

    public WrittenIndex(Path config) {
        CorpusmillConfig read = ConfigReader.read(config, List.of(), name -> null);
        store = StoreAssembly.open(read);
        store.create(new Generation(
                "g1",
                Generation.SCHEMA,
                "recipe",
                embedder.identity(),
                embedder.engine(),
                embedder.embedPassages(ProbeTexts.ALL, soon()),
                "auto",
                List.of("chunk"),
                Map.of(),
                0,
                "",
                Generation.State.READY));
        writer = store.openWriter("g1");
        store.promote("g1");
    }

    /** A document of one node. */
    public void add(String document, String text, String principal) {
        float[] vector = embedder.embedQuestion(text, soon());
        Access access = new Access("public", List.of(principal), Map.of());
        Node node = Rows.node(document).access(access).text(text).vector(vector).build();
        CatalogueRow row =
                Rows.catalogue(document).access(access).chunks(1).vector(vector).build();
        writer.upsert("chunk", List.of(node));
        writer.upsertCatalogue(List.of(row));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        writer.commit();
        writer.close();
        store.close();
    }
}
