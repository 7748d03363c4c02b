package dev.corpusmill.query;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An index for tests of the service, in memory unless a test says where. */
public final class TestIndex {
    private final IndexStore store;
    private final WordsEmbedder embedder = new WordsEmbedder();

    public TestIndex() {
        this(new MemoryStore());
    }

    public TestIndex(IndexStore store) {
        this.store = store;
    }

    public IndexStore store() {
        return store;
    }

    public WordsEmbedder embedder() {
        return embedder;
    }

    /** Creates a generation, fills it with one document per text, and makes it the live one. */
    public TestIndex promote(String generation, String... texts) {
        store.create(manifest(generation, embedder.identity()));
        add(generation, texts);
        store.promote(generation);
        return this;
    }

    /** Makes an empty generation of another model the live one. */
    public TestIndex promoteOfAnotherModel(String generation) {
        store.create(manifest(generation, new ModelIdentity("other", "x", "t", "cls", true, "", "", 8, 512)));
        store.promote(generation);
        return this;
    }

    private Generation manifest(String generation, ModelIdentity model) {
        return new Generation(
                generation,
                Generation.SCHEMA,
                "recipe",
                model,
                embedder.engine(),
                List.of(),
                "auto",
                List.of("chunk"),
                Map.of("topic", "keyword"),
                0,
                "",
                Generation.State.READY);
    }

    /** Adds documents of tenant public and commits. */
    public void add(String generation, String... texts) {
        List<Node> nodes = new ArrayList<>();
        for (String text : texts) {
            nodes.add(node("docs:" + Hashes.ofText(text).substring(0, 8) + ".md", text, "public", "everyone"));
        }
        upsert(generation, nodes);
    }

    public void upsert(String generation, List<Node> nodes) {
        try (GenerationWriter writer = store.openWriter(generation)) {
            writer.upsert("chunk", nodes);
            writer.upsertCatalogue(nodes.stream().map(TestIndex::row).toList());
            writer.commit();
        }
    }

    private static CatalogueRow row(Node node) {
        return Rows.catalogue(node.documentId())
                .access(node.access())
                .version(node.version())
                .title(node.title())
                .chunks(1)
                .build();
    }

    public Node node(String document, String text, String tenant, String principal) {
        return Rows.node(document)
                .access(new Access(tenant, List.of(principal), Map.of("topic", "test")))
                .version(1L << 32)
                .text(text)
                .embedHash(Hashes.ofText("embed:" + text))
                .title("Title of " + document)
                .place(new Place(3, 100, 100 + text.length(), "Heading"))
                .vector(embedder.embedQuestion(text, Deadline.after(Duration.ofSeconds(5))))
                .build();
    }
}
