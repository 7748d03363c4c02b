package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.GenerationsConfig;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.generation.Promotions;
import dev.corpusmill.index.generation.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Readers are not disturbed by promotions, a rollback costs nothing, and old generations go when nobody needs them. */
class PromotionTest {
    private static final int PROMOTIONS = 100;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void two_generations() throws IOException {
        index = new SyncHarness(work);
        for (int i = 0; i < 20; i++) {
            index.write(i + ".txt", "The lamp of the tower. ");
        }
        assertThat(index.sync()).isZero();
        for (int i = 0; i < 20; i++) {
            index.edit(i + ".txt", "The horn of the tower. ");
        }
        assertThat(index.rebuild("--set", "gate.structure-tolerance=1000%")).isZero();
        assertThat(index.live()).isEqualTo("g2");
    }

    @Test
    void a_hundred_promotions_disturb_no_search_and_mix_no_generations() throws Exception {
        ExecutorService searcher = Executors.newSingleThreadExecutor();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger searches = new AtomicInteger();
        try (IndexStore store = StoreAssembly.open(index.config())) {
            Future<?> searching = searcher.submit(() -> {
                while (!stop.get()) {
                    search(store);
                    searches.incrementAndGet();
                }
            });
            Promotions promotions = new Promotions(store, Clock.systemUTC());
            for (int i = 0; i < PROMOTIONS; i++) {
                int seen = searches.get();
                promotions.promote(i % 2 == 0 ? "g1" : "g2");
                while (searches.get() == seen && !searching.isDone()) {
                    Thread.onSpinWait(); // each generation is searched at least once
                }
            }
            stop.set(true);
            searching.get(30, TimeUnit.SECONDS);
        } finally {
            searcher.shutdownNow();
        }
        assertThat(searches.get()).isGreaterThanOrEqualTo(PROMOTIONS);
    }

    /** As the service does: resolve the live generation, then ask that one generation everything. */
    private static void search(IndexStore store) {
        try (GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            String word = reader.manifest().name().equals("g1") ? "lamp" : "horn";
            List<ScoredNode> found =
                    reader.lexical("chunk", "tower", 100, NodeFilter.all(), Deadline.after(Duration.ofMinutes(1)));
            assertThat(found).hasSize(20);
            assertThat(found).allSatisfy(hit -> assertThat(hit.node().text()).contains(word));
            List<String> ids = found.stream().map(hit -> hit.node().id()).toList();
            assertThat(reader.fetch("chunk", ids))
                    .extracting(Node::text)
                    .allSatisfy(text -> assertThat(text).contains(word));
        }
    }

    @Test
    void a_rollback_moves_the_pointer_and_writes_no_row() {
        String before = revision("g1");

        assertThat(index.run("rollback")).isZero();

        assertThat(index.live()).isEqualTo("g1");
        assertThat(revision("g1")).isEqualTo(before);
        assertThat(index.run("rollback")).as("nothing older is kept").isEqualTo(3);
        assertThat(index.run("rollback", "--to", "g2")).isZero();
        assertThat(index.live()).isEqualTo("g2");
    }

    @Test
    void after_a_rollback_a_sync_brings_the_old_generation_up_to_date() {
        String digest = index.digest().digest();
        index.run("rollback");

        assertThat(index.sync()).isZero();

        assertThat(index.live()).isEqualTo("g1");
        assertThat(index.digest().digest()).isEqualTo(digest);
    }

    @Test
    void drop_refuses_the_live_generation_and_what_is_not_there() {
        assertThat(index.run("drop", "g2")).isEqualTo(3);
        assertThat(index.run("drop", "g7")).isEqualTo(2);
        assertThat(index.run("drop", "g1")).isZero();
        assertThat(generations()).containsExactly("g2");
    }

    @Test
    void retired_generations_go_when_their_grace_is_over_and_more_recent_ones_are_kept() {
        try (IndexStore store = StoreAssembly.open(index.config())) {
            GenerationsConfig none = new GenerationsConfig(0, 0, Duration.ofMinutes(10));
            assertThat(retention(store, none, Duration.ofMinutes(9)).apply()).isEmpty();
            assertThat(retention(store, new GenerationsConfig(1, 1, Duration.ZERO), Duration.ofDays(1))
                            .apply())
                    .isEmpty();
            assertThat(retention(store, none, Duration.ofMinutes(11)).apply()).containsExactly("g1");
            assertThat(store.live()).hasValue("g2");
        }
        assertThat(generations()).containsExactly("g2");
        assertThat(index.run("rollback")).isEqualTo(3);
        assertThat(index.rebuild()).isZero();
        assertThat(index.live()).as("a name never comes back").isEqualTo("g3");
    }

    @Test
    void status_ends_with_the_exit_code_of_a_run() {
        int run = index.report().get("run").asInt();
        assertThat(index.run("status", "--run", Integer.toString(run))).isZero();
        index.set("sources[0].uri=" + work.resolve("gone")).sync();
        assertThat(index.run("status", "--run", index.report().get("run").asText()))
                .isEqualTo(1);
        assertThat(index.run("status", "--run", "4711")).isEqualTo(1);
        assertThat(index.run("status")).isZero();
    }

    private static Retention retention(IndexStore store, GenerationsConfig config, Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return new Retention(store, config, new Promotions(store, clock), clock);
    }

    private String revision(String generation) {
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(generation)) {
            return reader.revision();
        }
    }

    private List<String> generations() {
        try (IndexStore store = StoreAssembly.open(index.config())) {
            return store.generations().stream().map(Generation::name).toList();
        }
    }
}
