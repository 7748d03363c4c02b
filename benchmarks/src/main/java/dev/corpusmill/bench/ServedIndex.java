package dev.corpusmill.bench;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Lucene index of generated chunks in a fresh folder, embedded by the test model, with its configuration. */
record ServedIndex(CorpusmillConfig config, IndexStore store, TestEmbedder embedder, List<String> questions)
        implements AutoCloseable {
    private static final String GROUP = "chunk";
    private static final int BATCH = 500;
    private static final int SENTENCES = 6;

    /** @param overrides of the shipped configuration */
    static ServedIndex of(Path configFile, int chunks, long seed, String... overrides) throws IOException {
        Path folder = Files.createTempDirectory("corpusmill-bench");
        List<String> all = new ArrayList<>(List.of(
                "store.path=" + folder,
                "service.listen=127.0.0.1:0",
                "security.keys=",
                "telemetry.query-log=" + folder.resolve("exchanges.jsonl")));
        all.addAll(List.of(overrides));
        CorpusmillConfig config = ConfigReader.read(configFile, all, System::getenv);
        IndexStore store = StoreAssembly.open(config);
        TestEmbedder embedder = new TestEmbedder();
        ServedIndex index = new ServedIndex(config, store, embedder, new ArrayList<>());
        index.questions.addAll(index.write("g1", chunks, seed));
        store.promote("g1");
        return index;
    }

    /** Writes a generation of so many chunks, each of which ends with its name; gives the sentences that they begin with. */
    List<String> write(String generation, int chunks, long seed) throws IOException {
        store.create(manifest(generation, embedder));
        List<String> first = new ArrayList<>();
        Prose prose = new Prose(seed);
        try (GenerationWriter writer = store.openWriter(generation)) {
            for (int from = 0; from < chunks; from += BATCH) {
                List<Node> nodes = new ArrayList<>();
                for (int i = from; i < Math.min(chunks, from + BATCH); i++) {
                    first.add(prose.sentence());
                    nodes.add(node(i, first.get(i), prose, generation));
                }
                writer.upsert(GROUP, nodes);
            }
            writer.commit();
        }
        return first;
    }

    private static Node node(int number, String first, Prose prose, String generation) throws IOException {
        StringBuilder text = new StringBuilder(first);
        for (int i = 1; i < SENTENCES; i++) {
            text.append(' ').append(prose.sentence());
        }
        text.append(" Edition ").append(generation).append('.');
        String document = "bench:" + number + ".md";
        String hash = Hashes.ofText(text.toString());
        return new Node(
                RowIds.node(document, GROUP, 0),
                document,
                new Access("public", List.of("everyone"), Map.of()),
                0,
                1,
                "",
                text.toString(),
                hash,
                hash,
                "Document " + number,
                document,
                new Place(0, 0, text.length(), ""),
                TestEmbedder.vectorOf(text.toString()));
    }

    private static Generation manifest(String name, TestEmbedder embedder) {
        return new Generation(
                name,
                Generation.SCHEMA,
                "bench",
                embedder.identity(),
                embedder.engine(),
                List.of(),
                "en",
                List.of(GROUP),
                Map.of(),
                0,
                "",
                Generation.State.READY);
    }

    @Override
    public void close() {
        store.close();
        embedder.close();
    }
}
