package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.chat.ChatMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    private final Random random = new Random(7);
    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final List<PooledServer> servers =
            IntStream.range(0, 8).mapToObj(this::server).toList();

    @Test
    void two_choices_keep_equal_servers_equally_full() {
        fill(new PowerOfTwoChoices(random::nextDouble), 800);
        assertThat(servers).allMatch(server -> server.inFlight() >= 97 && server.inFlight() <= 103);
    }

    @Test
    void a_server_that_others_fill_too_gets_less_of_ours() {
        servers.get(3).reported(new ServerLoad(60, 0.5), 0);
        fill(new PowerOfTwoChoices(random::nextDouble), 400);
        assertThat(servers.get(3).inFlight()).isLessThan(15);
    }

    @Test
    void a_server_that_has_just_failed_is_left_alone() {
        start(servers.get(2), "").fail(new GenerateException(FailureKind.TRANSIENT, "gone"));
        fill(new PowerOfTwoChoices(random::nextDouble), 70);
        assertThat(servers.get(2).inFlight()).isZero();
    }

    @Test
    void round_robin_goes_round() {
        fill(new RoundRobin(), 80);
        assertThat(servers).allMatch(server -> server.inFlight() == 10);
    }

    @Test
    void the_same_session_goes_to_the_same_server_and_sessions_spread() {
        Map<String, PooledServer> homes = new HashMap<>();
        BoundedLoadRendezvousHash policy = new BoundedLoadRendezvousHash();
        for (int i = 0; i < 400; i++) {
            homes.put("s" + i, policy.choose(servers, request("s" + i)));
        }
        for (int i = 0; i < 400; i++) {
            assertThat(policy.choose(servers, request("s" + i))).isEqualTo(homes.get("s" + i));
        }
        for (PooledServer server : servers) {
            assertThat(homes.values()).filteredOn(server::equals).hasSizeBetween(30, 75);
        }
    }

    @Test
    void a_server_that_goes_moves_only_its_own_sessions() {
        BoundedLoadRendezvousHash policy = new BoundedLoadRendezvousHash();
        List<PooledServer> fewer = new ArrayList<>(servers);
        PooledServer gone = fewer.remove(5);
        for (int i = 0; i < 400; i++) {
            PooledServer before = policy.choose(servers, request("s" + i));
            PooledServer after = policy.choose(fewer, request("s" + i));
            assertThat(before == gone || before == after).isTrue();
        }
    }

    @Test
    void a_popular_session_overflows_to_others_instead_of_filling_its_server() {
        BoundedLoadRendezvousHash policy = new BoundedLoadRendezvousHash();
        for (int i = 0; i < 160; i++) {
            start(policy.choose(servers, request("hot")), "hot");
        }
        assertThat(servers).allMatch(server -> server.inFlight() <= 31);
    }

    @Test
    void without_a_session_the_leading_part_of_the_prompt_decides_and_the_question_does_not() {
        String sources = "rules and sources ".repeat(300);
        GenerationRequest one = prompt(sources, "who?");
        assertThat(prompt(sources, "what?").key()).isEqualTo(one.key());
        assertThat(prompt(sources + "another source", "who?").key()).isEqualTo(one.key());
        assertThat(prompt("other " + sources, "who?").key()).isNotEqualTo(one.key());
    }

    private static GenerationRequest prompt(String system, String question) {
        return new GenerationRequest(
                List.of(new ChatMessage("system", system), new ChatMessage("user", question)), Sampling.DEFAULT);
    }

    private void fill(LoadBalancer policy, int requests) {
        for (int i = 0; i < requests; i++) {
            start(policy.choose(servers, request("r" + i)), "r" + i);
        }
    }

    private ScriptedGenerator.Call start(PooledServer server, String affinity) {
        var unused = server.generate(
                request(affinity),
                Deadline.after(Duration.ofMinutes(1)),
                text -> CompletableFuture.completedFuture(null),
                false);
        return generator.last();
    }

    private static GenerationRequest request(String affinity) {
        return new GenerationRequest(List.of(), Sampling.DEFAULT).tiedTo(affinity);
    }

    private PooledServer server(int number) {
        CircuitBreaker breaker = new CircuitBreaker(5, Duration.ofSeconds(1), () -> 0, random::nextDouble);
        return new PooledServer(
                URI.create("http://gpu" + number + ":8000/v1"),
                generator,
                breaker,
                new ServerTraits(ServerTraits.ThoughtMarks.PAIRED),
                () -> 0);
    }
}
