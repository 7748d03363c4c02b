package dev.corpusmill.index.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** What becomes of requests in flight when an attempt is killed. */
class IndexSinkCloseTest {
    private final ServerStore server;

    IndexSinkCloseTest() {
        MemoryStore memory = new MemoryStore();
        memory.create(Rows.manifest("g1"));
        server = new ServerStore(memory.sameIndex());
    }

    @Test
    void a_closing_sink_waits_for_its_requests_because_a_server_would_end_them_after_the_next_attempt_began()
            throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.onUpsert(nodes -> {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException cancelled) {
                throw new StoreException(FailureKind.TRANSIENT, "cancelled", cancelled);
            }
        });
        Thread job = attempt(Retrying.Waits.REAL);
        asked.await();
        job.interrupt();
        while (job.isAlive() && job.getState() != Thread.State.TIMED_WAITING) { // closing; before, it is WAITING
            Thread.onSpinWait();
        }
        assertThat(server.callsOf("s:a")).containsExactly("row s:a WRITING");
        go.countDown();
        job.join();

        assertThat(server.callsOf("s:a")).containsExactly("row s:a WRITING", "node s:a#0");
    }

    @Test
    void a_closing_sink_repeats_no_request() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.onUpsert(nodes -> {
            asked.incrementAndGet();
            throw new StoreException(FailureKind.OVERLOADED, "rate limit");
        });
        Thread job = attempt(new Retrying.Waits(() -> 1, time -> {
            waits.countDown();
            over.await();
        }));
        waits.await();
        job.interrupt();
        job.join();

        assertThat(asked).hasValue(1);
    }

    /** A job that indexes one document, and closes its sink where it is killed meanwhile. */
    private Thread attempt(Retrying.Waits waits) {
        IndexSinkWriter sink = new IndexSinkWriter(
                server,
                new IndexSink.Target("g1", "recipe-1"),
                false,
                new SinkMetrics(new UnregisteredMetricsGroup()),
                new IndexSinkWriter.Pace(waits, DocumentPipeline.Bounds::of));
        Thread job = new Thread(() -> {
            try {
                SinkRecords.write(sink, SinkRecords.entry(PlanAction.ADD, "s:a", 0, 0), "one");
                sink.flush(true);
            } catch (InterruptedException killed) {
                close(sink);
            }
        });
        job.start();
        return job;
    }

    private static void close(IndexSinkWriter sink) {
        try {
            sink.close();
        } catch (InterruptedException killed) {
            throw new AssertionError(killed);
        }
    }
}
