package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that holds the writer lease and a writer with uncommitted rows until it is killed. */
final class LeaseHolder {
    private LeaseHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (LuceneStore store = new LuceneStore(Path.of(arguments[0]), LuceneSettings.defaults());
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow();
                GenerationWriter writer = store.openWriter("g1")) {
            writer.upsert(Rows.CHUNK, List.of(Rows.node("s:b", 0, "committed by the process")));
            writer.commit();
            writer.upsert(Rows.CHUNK, List.of(Rows.node("s:c", 0, "not committed")));
            writer.deleteNodesOf("s:a");
            System.out.println("token=" + lease.runToken());
            int unused = System.in.read(); // until it is killed, or the test is gone
        }
    }
}
