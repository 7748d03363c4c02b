package dev.corpusmill.bench;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Our embedder and store without the job around them: mini-batches on as many threads as there are processors. */
final class CorpusmillIngestion implements Ingestion {
    private static final int CHUNKS_AT_ONCE = 64; // what the job's embed operator takes
    private static final String GROUP = "chunk";

    private final Embedder embedder;
    private final Supplier<IndexStore> freshStore;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    CorpusmillIngestion(Embedder embedder, Supplier<IndexStore> freshStore) {
        this.embedder = embedder;
        this.freshStore = freshStore;
    }

    @Override
    public String name() {
        return "corpusmill";
    }

    @Override
    public void ingest(List<String> chunks) {
        try (IndexStore store = freshStore.get()) {
            store.create(manifest());
            try (GenerationWriter writer = store.openWriter("g1")) {
                List<Future<?>> running = new ArrayList<>();
                for (int from = 0; from < chunks.size(); from += CHUNKS_AT_ONCE) {
                    int first = from;
                    List<String> texts = chunks.subList(from, Math.min(chunks.size(), from + CHUNKS_AT_ONCE));
                    running.add(threads.submit(() -> index(first, texts, writer)));
                }
                for (Future<?> part : running) {
                    part.get();
                }
                writer.commit();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void index(int first, List<String> texts, GenerationWriter writer) {
        List<float[]> vectors = embedder.embedPassages(texts, Deadline.after(Duration.ofMinutes(10)));
        List<Node> nodes = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            nodes.add(node(first + i, texts.get(i), vectors.get(i)));
        }
        synchronized (writer) {
            writer.upsert(GROUP, nodes);
        }
    }

    private static Node node(int number, String text, float[] vector) {
        String document = "bench:" + number;
        String hash = Hashes.ofText(text);
        return new Node(
                RowIds.node(document, GROUP, 0),
                document,
                new Access("public", List.of("everyone"), Map.of()),
                0,
                1,
                "",
                text,
                hash,
                hash,
                "",
                document,
                new Place(0, 0, text.length(), ""),
                vector);
    }

    private Generation manifest() {
        return new Generation(
                "g1",
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
                Generation.State.BUILDING);
    }

    @Override
    public void close() {
        threads.shutdown();
        embedder.close();
    }
}
