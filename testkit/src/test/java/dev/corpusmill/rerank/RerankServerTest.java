package dev.corpusmill.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.config.Secret;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.CallException;
import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.rerank.RerankServerConfig.Api;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Judging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RerankServerTest {
    private static final String QUESTION = "When was the harbour built?";
    private static final List<String> TEXTS = List.of(
            "Rain and salt wear the paint.",
            "The harbour was built in 1874.",
            "Two cranes stand at the pier of the harbour.");

    private final FakeVllm vllm = new FakeVllm("tiny").apiKey("sk-test");
    private final JsonHttpClient http = new JsonHttpClient(Duration.ofSeconds(2), 1 << 20, "sk-test");

    @AfterEach
    void stop() {
        http.close();
        vllm.close();
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void scores_come_in_the_order_of_the_texts(Api api) {
        double[] scores = server(api, 64).judge(QUESTION, TEXTS, soon());
        assertThat(scores).hasSize(3);
        assertThat(scores[1]).isGreaterThan(scores[2]);
        assertThat(scores[2]).isGreaterThan(scores[0]);
    }

    @Test
    void a_server_with_fewer_places_than_texts_is_asked_in_parts_from_then_on() {
        vllm.places(8);
        RerankServer server = server(Api.RERANK, 64);
        assertThat(server.judge(QUESTION, many(20), soon())).hasSize(20);
        long before = vllm.received().size();
        assertThat(server.judge(QUESTION, many(8), soon())).hasSize(8);
        assertThat(vllm.received().size() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_what_fits_is_remembered() {
        vllm.maxModelTokens(256);
        RerankServer server = server(Api.RERANK, 64);
        List<String> texts = List.of(TEXTS.get(0), TEXTS.get(1) + " and so on and on".repeat(200));
        double[] scores = server.judge(QUESTION, texts, soon());
        assertThat(scores[1]).isGreaterThan(scores[0]);
        long before = vllm.received().size();
        assertThat(server.judge(QUESTION, texts, soon())).hasSize(2);
        assertThat(vllm.received().size() - before).isEqualTo(1);
    }

    @Test
    void a_full_server_is_full() {
        vllm.judging(Judging.FULL);
        assertThatThrownBy(() -> server(Api.RERANK, 4).judge(QUESTION, TEXTS, soon()))
                .isInstanceOfSatisfying(
                        CallException.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.OVERLOADED));
        assertThat(vllm.received()).hasSize(2);
    }

    @Test
    void silence_ends_with_the_deadline() {
        vllm.judging(Judging.SILENCE);
        Deadline deadline = Deadline.after(Duration.ofMillis(50));
        assertThatThrownBy(() -> server(Api.RERANK, 64).judge(QUESTION, TEXTS, deadline))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("no reply in time");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONSENSE", "HALF", "NO_NUMBERS", "TWICE", "KILLED"})
    void what_is_no_score_for_each_text_is_a_failure(Judging judging) {
        vllm.judging(judging);
        for (Api api : Api.values()) {
            assertThatThrownBy(() -> server(api, 64).judge(QUESTION, TEXTS, soon()))
                    .isInstanceOf(CallException.class);
        }
    }

    @Test
    void a_question_that_is_too_long_is_refused_after_a_few_tries() {
        vllm.maxModelTokens(10);
        assertThatThrownBy(() -> server(Api.RERANK, 64).judge(QUESTION.repeat(50), TEXTS, soon()))
                .isInstanceOfSatisfying(
                        CallException.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.REJECTED));
        assertThat(vllm.received()).hasSize(1);
    }

    private static List<String> many(int texts) {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            many.add("Passage " + i + " about ships and piers.");
        }
        return many;
    }

    private RerankServer server(Api api, int batch) {
        RerankServerConfig settings =
                new RerankServerConfig(vllm.base() + "/", "tiny", new Secret("sk-test"), api, batch, 4000, 0);
        return new RerankServer(settings, new RerankApi(settings, http));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
