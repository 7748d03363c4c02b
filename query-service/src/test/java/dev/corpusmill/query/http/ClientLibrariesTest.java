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

/** Clients' own libraries, each in a Python that has them: {@code scripts/e2e/test-clients}. */
@EnabledIfSystemProperty(named = "corpusmill.clients", matches = ".+")
class ClientLibrariesTest {
    @TempDir
    private Path folder;

    @Test
    void langchain_cohere_and_mcp_are_content() throws Exception {
        run(System.getProperty("corpusmill.clients", "python3"), "test-clients.py");
    }

    @Test
    void llamaindex_is_content() throws Exception {
        run(System.getProperty("corpusmill.llamaindex", "python3"), "test-llamaindex.py");
    }

    private void run(String interpreter, String script) throws Exception {
        Path output = folder.resolve("said.txt");
        try (FakeVllm reranker = new FakeVllm("tiny");
                TestService service = TestService.over(
                        TestConfigs.shipped(
                                folder.resolve("no-keys"),
                                "embedding.engine=test",
                                "search.post-processors=[{kind: rerank, rerank: {url: '" + reranker.base()
                                        + "', model: tiny}}]"),
                        "Milvus stores vectors in object storage.")) {
            Process python = new ProcessBuilder(
                            interpreter,
                            Path.of("..", "scripts", "e2e", script)
                                    .toAbsolutePath()
                                    .toString(),
                            "--base-url",
                            service.base())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = python.waitFor(2, TimeUnit.MINUTES);
            if (!ended) {
                python.destroyForcibly();
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            System.out.print(said);
            assertThat(ended).as(said).isTrue();
            assertThat(python.exitValue()).as(said).isZero();
        }
    }
}
