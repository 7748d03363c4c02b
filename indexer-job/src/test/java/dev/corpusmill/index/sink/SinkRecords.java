package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Entries;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.testkit.store.Rows;
import java.util.Map;

/** Documents of a few chunks, as they come to the sink. */
final class SinkRecords {
    private SinkRecords() {}

    /** {@code oldNodes} is how many chunks the catalogue counts, {@code number} the entry's place in its plan. */
    static PlanEntry entry(PlanAction action, String documentId, int oldNodes, int number) {
        return Entries.of(action, documentId)
                .version(Version.of(3, number))
                .chunks(oldNodes)
                .build();
    }

    /** Writes a whole document. */
    static void write(IndexSinkWriter sink, PlanEntry entry, String... texts) throws InterruptedException {
        DocumentContext document = DocumentContext.unread(entry).split(Map.of(Rows.CHUNK, texts.length));
        for (int i = 0; i < texts.length; i++) {
            sink.write(
                    new EmbeddedRecord(
                            document,
                            false,
                            Rows.CHUNK,
                            i,
                            "",
                            texts[i],
                            Hashes.ofText(texts[i]),
                            Hashes.ofText(texts[i]),
                            new Place(0, 0, texts[i].length(), ""),
                            Rows.unit(1, i, 2, 3)),
                    SinkContext.INSTANCE);
        }
        sink.write(EmbeddedRecord.end(document), SinkContext.INSTANCE);
    }
}
