package dev.corpusmill.bench;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.sink.IndexSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Generated documents as the job hands them to its sink, with random vectors of length 1. */
final class SinkRecords {
    private static final String GROUP = "chunk";
    private static final int DIMENSION = 384;
    private static final int SENTENCES = 8;
    private static final long SEED = 20_261_121;

    private final List<EmbeddedRecord> records = new ArrayList<>();

    /** So many documents of so many chunks. */
    SinkRecords(int documents, int chunks) throws IOException {
        Prose prose = new Prose(SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < documents; i++) {
            DocumentContext header = DocumentContext.unread(entry(i)).split(Map.of(GROUP, chunks));
            for (int ordinal = 0; ordinal < chunks; ordinal++) {
                records.add(chunk(header, ordinal, prose, random));
            }
            records.add(EmbeddedRecord.end(header));
        }
    }

    private static PlanEntry entry(int number) {
        String name = "bench:" + number + ".md";
        return new PlanEntry(
                PlanAction.ADD,
                name,
                "file:///" + name,
                FileStamp.listed(10_000, 0).withContentHash(Hashes.ofText(name)),
                Version.of(1, number),
                new Access("public", List.of("everyone"), Map.of()),
                Map.of(),
                false,
                "");
    }

    private static EmbeddedRecord chunk(DocumentContext header, int ordinal, Prose prose, Random random) {
        StringBuilder text = new StringBuilder(prose.sentence());
        for (int i = 1; i < SENTENCES; i++) {
            text.append(' ').append(prose.sentence());
        }
        String hash = Hashes.ofText(text.toString());
        return new EmbeddedRecord(
                header,
                false,
                GROUP,
                ordinal,
                "",
                text.toString(),
                hash,
                hash,
                new Place(0, ordinal * 1000, ordinal * 1000 + text.length(), ""),
                vector(random));
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    static Generation manifestOf(String name) {
        return new Generation(
                name,
                Generation.SCHEMA,
                "bench",
                new ModelIdentity("bench", "bench", "bench", "cls", true, "", "", DIMENSION, 512),
                "bench",
                List.of(),
                "en",
                List.of(GROUP),
                Map.of(),
                0,
                "",
                Generation.State.BUILDING);
    }

    /** Writes all records, as a subtask does, to its last commit. */
    Timing write(StoreOpener store, String generation) throws IOException, InterruptedException {
        SinkWriter<EmbeddedRecord> writer =
                new IndexSink(store, generation, "bench").createWriter(new BareWriterContext());
        try {
            Timing start = Timing.now();
            for (EmbeddedRecord record : records) {
                writer.write(record, BareWriterContext.OF_RECORD);
            }
            writer.flush(true);
            return Timing.since(start);
        } finally {
            close(writer);
        }
    }

    private static void close(SinkWriter<EmbeddedRecord> writer) throws InterruptedException {
        try {
            writer.close();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            throw new IllegalStateException("the sink cannot be closed", failure);
        }
    }
}
