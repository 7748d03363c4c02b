package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.testkit.store.LoopbackProxy;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is silent, or cannot be reached, for a while. */
final class MilvusDisturbedTest {
    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @Test
    void a_search_that_gets_no_answer_ends_at_its_deadline_and_the_next_one_is_answered() throws IOException {
        try (LoopbackProxy proxy = new LoopbackProxy(MILVUS.server().port());
                IndexStore store = indexed("stalled", proxy);
                GenerationReader reader = store.openReader("g1")) {
            proxy.stall();
            long start = System.nanoTime();

            StoreFixture.assertFails(
                    FailureKind.TRANSIENT, "stalled_g1__chunk", () -> search(reader, Duration.ofMillis(300)));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            proxy.open();
            assertThat(search(reader, Duration.ofSeconds(30))).containsExactly("a text");
        }
    }

    @Test
    void a_reader_goes_on_after_its_server_was_away() throws IOException {
        try (LoopbackProxy proxy = new LoopbackProxy(MILVUS.server().port());
                IndexStore store = indexed("away", proxy);
                GenerationReader reader = store.openReader("g1")) {
            proxy.cut();
            StoreFixture.assertFails(
                    FailureKind.TRANSIENT, "away_g1__chunk", () -> search(reader, Duration.ofSeconds(2)));

            proxy.open();

            await(() -> {
                try {
                    return search(reader, Duration.ofSeconds(5)).equals(List.of("a text"));
                } catch (RuntimeException notYet) {
                    return false;
                }
            });
        }
    }

    @Test
    void a_run_that_is_cut_off_holds_its_lease_no_more_and_another_takes_over() throws IOException {
        try (LoopbackProxy proxy = new LoopbackProxy(MILVUS.server().port());
                IndexStore first = new MilvusStore("cut-off", LiteSettings.of(proxy.uri()));
                IndexStore second = new MilvusStore(
                        "cut-off", LiteSettings.of(MILVUS.server().uri()));
                Lease lost = first.control().acquire(Role.WRITER).orElseThrow()) {
            proxy.stall();

            try (Lease taken = second.control().acquire(Role.WRITER).orElseThrow()) {
                assertThat(lost.held()).as("before the other got it").isFalse();
                assertThat(taken.runToken()).isGreaterThan(lost.runToken());
                proxy.open();
                assertThat(first.control().acquire(Role.WRITER)).isEmpty();
                assertThat(lost.held()).as("when it is back").isFalse();
                assertThat(taken.held()).isTrue();
            }
        }
    }

    @Test
    void a_run_whose_lease_was_taken_over_writes_promotes_and_drops_nothing() throws IOException {
        try (LoopbackProxy proxy = new LoopbackProxy(MILVUS.server().port());
                IndexStore first = indexed("taken-over", proxy);
                IndexStore second = new MilvusStore(
                        "taken-over", LiteSettings.of(MILVUS.server().uri()))) {
            first.create(Rows.manifest("g2"));
            first.promote("g1");
            Lease lost = first.control().acquire(Role.WRITER).orElseThrow();
            first.writeUnder(new Claim(Role.WRITER, lost.runToken()));
            try (GenerationWriter writer = first.openWriter("g1")) {
                writer.upsert(CHUNK, List.of(Rows.node("s:a", 1, "it has the lease")));
                proxy.stall();
                second.control().acquire(Role.WRITER).orElseThrow().close();
                proxy.open();

                assertFenced(() -> writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "late"))));
                assertFenced(() ->
                        writer.delete(CHUNK, List.of(Rows.node("s:a", 0, "").id())));
                assertFenced(writer::commit);
                assertFenced(() -> first.promote("g2"));
                assertFenced(() -> first.drop("g2"));
                assertFenced(() -> first.create(Rows.manifest("g3")));
            }
            lost.close();
            try (GenerationReader reader = second.openReader("g1")) {
                assertThat(search(reader, Duration.ofSeconds(30)))
                        .containsExactlyInAnyOrder("a text", "it has the lease");
            }
        }
    }

    private static void assertFenced(ThrowingCallable change) {
        StoreFixture.assertFails(FailureKind.FATAL, "the lease was lost", change);
    }

    private static IndexStore indexed(String name, LoopbackProxy proxy) {
        IndexStore store = new MilvusStore(name, LiteSettings.of(proxy.uri()));
        store.create(Rows.manifest("g1"));
        try (GenerationWriter writer = store.openWriter("g1")) {
            writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "a text")));
            writer.commit();
        }
        return store;
    }

    private static List<String> search(GenerationReader reader, Duration timeout) {
        return StoreFixture.texts(
                reader.dense(CHUNK, Rows.unit(1, 1, 1, 1), 5, NodeFilter.all(), Deadline.after(timeout)));
    }

    private static void await(BooleanSupplier condition) {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(deadline.expired()).as("it never came to hold").isFalse();
        }
    }
}
