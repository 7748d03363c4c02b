package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The official OpenAI client, in a Python that has it: {@code -Dcorpusmill.python=…/bin/python}. */
@EnabledIfSystemProperty(named = "corpusmill.python", matches = ".+")
class OpenAiClientTest {
    private static final String TEXT = "Milvus stores vectors in object storage.";

    @TempDir
    private Path folder;

    @Test
    void the_official_client_is_content_with_and_without_a_model() throws Exception {
        try (FakeVllm vllm = new FakeVllm("tiny");
                TestService writing = TestService.over(TestConfigs.with(vllm.base()), TEXT);
                TestService quoting = TestService.over(TestConfigs.with(), TEXT)) {
            converse(writing, "--origin", "llm");
            converse(quoting, "--origin", "extract");
        }
    }

    @Test
    void the_official_client_is_told_of_an_answer_that_breaks_off() throws Exception {
        try (FakeVllm vllm = new FakeVllm("tiny").usual(Reply.text("In").ending(End.CUT));
                TestService service = TestService.over(TestConfigs.with(vllm.base()), TEXT)) {
            converse(service, "--scenario", "breaks");
        }
    }

    @Test
    void the_official_client_may_leave_and_the_model_stops() throws Exception {
        String[] tokens = new String[400];
        Arrays.fill(tokens, "word ");
        Reply long20Seconds = Reply.text(tokens).slow(Duration.ZERO, Duration.ofMillis(50));
        try (FakeVllm vllm = new FakeVllm("tiny").usual(long20Seconds);
                TestService service = TestService.over(TestConfigs.with(vllm.base()), TEXT)) {
            converse(service, "--scenario", "cancel");
            assertThat(vllm.awaitRunning(0, Duration.ofSeconds(1))).isTrue();
            assertThat(vllm.cancelled()).isEqualTo(2);
        }
    }

    private void converse(TestService service, String option, String value) throws Exception {
        Path script = Path.of("..", "scripts", "e2e", "test-openai-client.py").toAbsolutePath();
        Path output = folder.resolve(value + ".txt");
        Process python = new ProcessBuilder(
                        System.getProperty("corpusmill.python", "python3"),
                        script.toString(),
                        "--base-url",
                        service.base() + "/v1",
                        option,
                        value)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = python.waitFor(2, TimeUnit.MINUTES);
        if (!ended) {
            python.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(python.exitValue()).as(said).isZero();
    }
}
