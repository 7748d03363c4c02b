package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.CommandRun;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadCommandTest {
    private final FakeVllm vllm = new FakeVllm("tiny");

    @AfterEach
    void stop() {
        vllm.close();
    }

    @Test
    void each_concurrency_and_round_is_a_line_with_successes_failures_by_kind_and_times() throws Exception {
        vllm.usual(Reply.text("a", "b", "c").slow(Duration.ofMillis(20), Duration.ofMillis(5)));
        vllm.next(Reply.status(503, "busy"), Reply.status(400, "no"));
        CommandRun run =
                load("--concurrency", "1,4", "--rounds", "2", "--requests", "12", "--json", "--question", "why?");
        assertThat(run.exitCode()).isZero();
        String[] lines = run.out().split("\n", -1);
        assertThat(lines).hasSize(5); // the last is empty
        JsonNode first = TestService.JSON.readTree(lines[0]);
        assertThat(first.path("load").asText()).isEqualTo("1 clients #1");
        assertThat(first.path("result").path("succeeded").asInt()).isEqualTo(10);
        assertThat(first.path("result").path("failures").path("overloaded").asInt())
                .isEqualTo(1);
        assertThat(first.path("result").path("failures").path("rejected").asInt())
                .isEqualTo(1);
        JsonNode latency = first.path("result").path("latency");
        assertThat(latency.path("min").asDouble())
                .isBetween(30.0, latency.path("p50").asDouble());
        assertThat(first.path("result").path("firstToken").path("p50").asDouble())
                .isBetween(20.0, latency.path("p50").asDouble());
        assertThat(vllm.chatCount()).isEqualTo(48);
    }

    @Test
    void a_constant_rate_counts_the_wait_of_requests_that_could_not_be_served_in_time() throws Exception {
        vllm.capacity(1, 1000).usual(Reply.text("a").slow(Duration.ofMillis(50), Duration.ZERO));
        CommandRun run = load("--rate", "40", "--seconds", "1", "--rounds", "1", "--json");
        JsonNode result = TestService.JSON.readTree(run.out()).path("result");
        assertThat(result.path("succeeded").asInt()).isEqualTo(40);
        // 40 requests of 50 ms one after the other take 2 s; the last one was due after 975 ms.
        assertThat(result.path("latency").path("max").asDouble()).isGreaterThan(900);
    }

    @Test
    void a_server_that_is_not_there_is_failures_and_exit_code_1() {
        vllm.close();
        CommandRun run = load("--concurrency", "2", "--rounds", "1", "--requests", "4");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("transient=4");
    }

    private CommandRun load(String... options) {
        String[] arguments = new String[options.length + 5];
        arguments[0] = "load";
        arguments[1] = "--url";
        arguments[2] = vllm.base();
        arguments[3] = "--model";
        arguments[4] = "tiny";
        System.arraycopy(options, 0, arguments, 5, options.length);
        return CommandRun.of(arguments);
    }
}
