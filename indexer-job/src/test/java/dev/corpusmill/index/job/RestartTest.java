package dev.corpusmill.index.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** What is seen of a job that restarts, or is stopped. */
final class RestartTest {
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();
    private static final CountDownLatch RUNNING = new CountDownLatch(1);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void a_restart_is_a_line_with_its_reason_and_a_number_in_the_report() throws Exception {
        Map<String, Object> counters = follower(value -> {
                    if (ATTEMPTS.incrementAndGet() == 1) {
                        throw Failures.ofJob(new ClassifiedException(FailureKind.TRANSIENT, "the store fell over"));
                    }
                    return value;
                })
                .follow(() -> false);

        assertThat(counters).containsEntry("restarts", 1L);
        assertThat(shown.toString(UTF_8)).contains("the job restarts: reason=the store fell over");
    }

    @Test
    void a_stop_cancels_the_job_and_says_how_to_go_on() throws Exception {
        JobFollower follower = follower(value -> {
            RUNNING.countDown();
            new CountDownLatch(1).await();
            return value;
        });

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> follower.follow(() -> RUNNING.getCount() == 0)))
                .isInstanceOf(ClassifiedException.class)
                .hasMessage("stopped; run again to go on");
    }

    private JobFollower follower(MapFunction<Long, Long> step) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(JobSettings.bounded(Duration.ofSeconds(60), 3));
        environment.setParallelism(1);
        environment.fromSequence(1, 3).map(step).sinkTo(new DiscardingSink<>());
        Progress progress = new Progress(new PrintStream(shown, true, UTF_8), false, System::nanoTime, 3, 3);
        return new JobFollower(SubmittedJob.submit(environment, "restart"), progress, Duration.ofMillis(50));
    }
}
