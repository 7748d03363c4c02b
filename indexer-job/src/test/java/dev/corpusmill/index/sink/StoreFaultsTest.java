package dev.corpusmill.index.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.index.sink.DocumentPipeline.Bounds;
import dev.corpusmill.testkit.milvus.Fault;
import dev.corpusmill.testkit.milvus.FaultyMilvus;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Seeded schedules of faults between the sink and a real Milvus: refused rows, rate limits, messages too large, replies that
 * are lost after the write, TCP connections that are cut, stalls, and attempts that die and are replayed from the last checkpoint.
 * Afterwards nothing is lost, duplicated or stale; no more was buffered
 * than allowed, and only rows of failed requests were sent again. {@code -Dcorpusmill.schedules} says how many, {@code -Dcorpusmill.seed}
 * where they begin.
 */
class StoreFaultsTest {
    private static final int SCHEDULES = Integer.getInteger("corpusmill.schedules", 10);
    private static final long SEED = Long.getLong("corpusmill.seed", 20_261_121);
    private static final long MOST_ROWS = 24;
    /** A server's notes of an index slow it down when they are many. */
    private static final int SCHEDULES_PER_INDEX = 50;

    /** Bounds that a few documents reach, and no waits. */
    private static final IndexSinkWriter.Pace PACE = new IndexSinkWriter.Pace(
            new Retrying.Waits(() -> 0.5, time -> {}),
            requests -> new Bounds(requests, 12, 1 << 20, MOST_ROWS, 1 << 20));

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    private static FaultyMilvus proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = FaultyMilvus.before(MILVUS.server().port());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @Test
    void no_schedule_loses_duplicates_or_leaves_a_row() throws Exception {
        System.out.println("store faults: schedules=" + SCHEDULES + " seed=" + SEED);
        long faults = 0;
        int restarts = 0;
        for (int i = 0; i < SCHEDULES; i++) {
            FaultSchedule schedule = new FaultSchedule(SEED + i, true);
            Map<String, String> wanted = play(schedule, i);
            assertThat(schedule.difference()).as("seed %d", SEED + i).isEmpty();
            assertThat(wanted).as("seed %d", SEED + i).isEqualTo(schedule.expected());
            assertThat(schedule.superfluous())
                    .as("seed %d rows sent without need", SEED + i)
                    .isEmpty();
            assertThat(schedule.mostBuffered())
                    .as("seed %d rows buffered", SEED + i)
                    .isBetween(1L, MOST_ROWS);
            faults += schedule.faults();
            restarts += schedule.restarts();
        }
        System.out.println("store faults: faults=" + faults + " restarts=" + restarts);
        assertThat(faults).as("faults that were injected").isGreaterThan(SCHEDULES);
        assertThat(restarts).as("attempts that died").isPositive();
    }

    @Test
    void without_cleaning_after_a_restart_the_schedules_find_what_is_left_behind() throws Exception {
        int bitten = 0;
        for (int i = 0; i < 12; i++) {
            FaultSchedule schedule = new FaultSchedule(SEED + i, false);
            play(schedule, 1_000_000 + i);
            bitten += schedule.difference().isEmpty() ? 0 : 1;
        }
        assertThat(bitten).isPositive();
    }

    /** Plays a schedule in a generation of its own and gives the catalogue that came of it. */
    private static Map<String, String> play(FaultSchedule schedule, int number) throws Exception {
        String generation = "g" + (number + 1);
        String index = "faults-" + number / SCHEDULES_PER_INDEX;
        try (IndexStore direct = milvus(index, MILVUS.server().uri())) {
            direct.create(Rows.manifest(generation));
            proxy.play(method -> Fault.NONE);
            FaultSchedule.Opener open = (restarted, metrics) -> new IndexSinkWriter(
                    milvus(index, proxy.uri()),
                    new IndexSink.Target(generation, "recipe-1"),
                    restarted,
                    new SinkMetrics(metrics),
                    PACE);
            schedule.play(open, proxy);
            proxy.play(method -> Fault.NONE);
            Map<String, String> rows = new TreeMap<>();
            try (GenerationReader reader = direct.openReader(generation)) {
                reader.scanCatalogue("", "", row -> rows.put(row.documentId(), summary(row)));
                schedule.compare(reader);
            }
            direct.drop(generation);
            return rows;
        }
    }

    private static String summary(CatalogueRow row) {
        return row.status() + " " + row.nodes()
                + (row.status() == DocumentStatus.FAILED ? "" : " " + row.file().contentHash());
    }

    /** Used by the schedule; here because it draws on the same seeds. */
    static List<Fault> faults(Random random, boolean wild) {
        return wild
                ? List.of(
                        Fault.RATE_LIMIT, Fault.UNAVAILABLE, Fault.REPLY_LOST, Fault.CUT, Fault.TOO_LARGE, Fault.STALL)
                : List.of(Fault.RATE_LIMIT, Fault.UNAVAILABLE, Fault.REPLY_LOST, Fault.STALL);
    }

    private static IndexStore milvus(String index, String uri) {
        return StoreAssembly.open(ConfigReader.read(
                Path.of("../conf/corpusmill.yaml"),
                List.of(
                        "index.name=" + index,
                        "embedding.engine=test",
                        "store.kind=milvus",
                        "store.milvus.uri=" + uri,
                        "store.milvus.consistency=strong",
                        "store.milvus.connect-timeout=3s",
                        "store.milvus.timeout=120s",
                        "store.milvus.lease=2s",
                        "store.milvus.index.type=FLAT"),
                name -> null));
    }
}
