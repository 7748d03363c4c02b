package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.testkit.milvus.Fault;
import dev.corpusmill.testkit.milvus.FaultyMilvus;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run in a process of its own that stands still for longer than its lease on Milvus, while another run takes its place. */
class FrozenRunTest {
    private static final int DOCUMENTS = 40;
    private static final long SEED = 4; // whose stop at a checkpoint comes before the commit
    /** Two sinks, each of which has at most four requests in flight. */
    private static final int ON_THE_WIRE = 2 * 4;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    private static FaultyMilvus wire;

    @TempDir
    Path work;

    @BeforeAll
    static void start() throws IOException {
        wire = FaultyMilvus.before(MILVUS.server().port());
    }

    @AfterAll
    static void stop() throws IOException {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"NODE_WRITE", "CHECKPOINT"})
    void when_it_wakes_it_lands_at_most_what_was_on_the_wire_and_says_why_it_ends(Place place) throws Exception {
        CrashCell cell = new CrashCell(place, CrashCell.Fault.STALL, Command.SYNC, Kind.MILVUS, SEED);
        CrashIndex index =
                new CrashIndex(work.resolve("index"), cell, MILVUS.server().uri());
        write(index, 1, 6);
        assertThat(index.run(Recovery.ALL).exitCode()).isZero();
        write(index, 2, 5);
        try (CrashProcess frozen = CrashProcess.start(index.folder, cell, 1, wire.uri(), Recovery.ALL)) {
            frozen.awaitFrozen();
            write(index, 3, 3);
            assertThat(index.run(Recovery.ALL).exitCode()).as("the other run").isZero();
            assertThat(index.findings()).as("before it wakes").isEmpty();

            AtomicInteger writes = new AtomicInteger();
            wire.play(method -> {
                if (method.equals("Upsert") || method.equals("Delete")) {
                    writes.incrementAndGet();
                }
                return Fault.NONE;
            });
            frozen.wake();

            assertThat(frozen.end()).as("its exit code").isEqualTo(1);
            assertThat(frozen.log()).contains("the lease was lost");
            assertThat(writes).as("what it sent").hasValueLessThanOrEqualTo(ON_THE_WIRE);
        }
        assertThat(index.run(Recovery.ALL).exitCode())
                .isZero(); // a row that landed says that an old edition is indexed
        if (!index.findings().isEmpty()) { // nodes that landed are older than their rows
            assertThat(index.command("audit", "--repair")).isZero();
        }
        assertThat(index.findings()).isEmpty();
        assertThat(index.wrongVectors()).isEmpty();
        CrashIndex fresh = new CrashIndex(
                work.resolve("fresh"),
                new CrashCell(place, CrashCell.Fault.STALL, Command.SYNC, Kind.LUCENE, SEED),
                "");
        write(fresh, 3, 3);
        assertThat(fresh.run(Recovery.ALL).exitCode()).isZero();
        assertThat(index.digest()).isEqualTo(fresh.digest());
    }

    private static void write(CrashIndex index, int edition, int lines) throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            Path file = index.folder.resolve("corpus").resolve(i + ".txt");
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                text.append("Line ").append(line).append(" of edition ").append(edition);
                text.append(" of the log of the light, kept by the wardens of the harbour at dusk and at dawn.\n\n");
            }
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000L * edition));
        }
    }
}
