package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HedgingGeneratorTest {
    private static final Duration AFTER = Duration.ofMillis(100);

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedGenerator servers = new ScriptedGenerator();
    private final List<String> tokens = new ArrayList<>();

    @Test
    void a_server_that_begins_in_time_is_alone() {
        CompletableFuture<Completion> result = ask(generator(1));
        servers.last().sink().token("a");
        timer.pass(AFTER);
        servers.last().end();
        assertThat(servers.calls).hasSize(1);
        assertThat(result).isCompleted();
    }

    @Test
    void of_two_the_first_to_speak_goes_on_and_the_other_is_stopped() {
        CompletableFuture<Completion> result = ask(generator(1));
        timer.pass(AFTER);
        assertThat(servers.calls).hasSize(2);
        servers.calls.get(1).sink().token("b");
        assertThat(servers.calls.get(0).result()).isCancelled();
        assertThat(servers.calls.get(0).sink().token("a").toCompletableFuture()).isCompletedExceptionally();
        servers.calls.get(1).sink().token("c");
        servers.calls.get(1).end();
        assertThat(result).isCompleted();
        assertThat(tokens).containsExactly("b", "c");
    }

    @Test
    void one_failure_of_two_is_not_the_end() {
        CompletableFuture<Completion> result = ask(generator(1));
        timer.pass(AFTER);
        servers.calls.get(0).fail(new GenerateException(FailureKind.TRANSIENT, "gone"));
        assertThat(result).isNotDone();
        servers.calls.get(1).end();
        assertThat(result).isCompleted();
    }

    @Test
    void whoever_leaves_stops_both() {
        CompletableFuture<Completion> result = ask(generator(1));
        timer.pass(AFTER);
        result.cancel(true);
        assertThat(servers.calls).allMatch(call -> call.result().isCancelled());
    }

    @Test
    void no_more_than_the_share_of_the_requests_asks_twice() {
        HedgingGenerator generator = generator(0.05);
        for (int i = 0; i < 1000; i++) {
            ask(generator);
        }
        timer.pass(AFTER);
        assertThat(servers.calls).hasSizeBetween(1000, 1050);
        assertThat(servers.calls.size()).isGreaterThan(1000);
    }

    private HedgingGenerator generator(double share) {
        return new HedgingGenerator(servers, AFTER, new RetryBudget(share, 10, 0), timer);
    }

    private CompletableFuture<Completion> ask(HedgingGenerator generator) {
        GenerationRequest request = new GenerationRequest(List.of(), Sampling.DEFAULT);
        request.tried().add(URI.create("http://gpu1"), true);
        return generator.generate(request, Deadline.after(Duration.ofMinutes(1)), text -> {
            tokens.add(text);
            return CompletableFuture.completedFuture(null);
        });
    }
}
