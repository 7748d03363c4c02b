package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The official OpenAI client, in a Python that has it: {@code -Dcorpusmill.python=…/bin/python}. */
@EnabledIfSystemProperty(named = "corpusmill.python", matches = ".+")
class OpenAiClientTest {
    @TempDir
    private Path folder;

    @Test
    void the_official_client_is_content_with_and_without_a_model() throws Exception {
        String text = "Milvus stores vectors in object storage.";
        try (FakeVllm vllm = new FakeVllm("tiny");
                TestService writing = TestService.over(TestConfigs.with(vllm.base()), text);
                TestService quoting = TestService.over(TestConfigs.with(), text)) {
            converse(writing, "llm");
            converse(quoting, "extract");
        }
    }

    private void converse(TestService service, String route) throws Exception {
        Path script = Path.of("..", "scripts", "test-openai-client.py").toAbsolutePath();
        Path output = folder.resolve(route + ".txt");
        Process python = new ProcessBuilder(
                        System.getProperty("corpusmill.python", "python3"),
                        script.toString(),
                        "--base-url",
                        service.base() + "/v1",
                        "--route",
                        route)
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
