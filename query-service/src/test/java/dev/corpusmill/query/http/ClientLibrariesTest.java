package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** LangChain and the official MCP client, in a Python that has them: {@code scripts/e2e/test-clients}. */
@EnabledIfSystemProperty(named = "corpusmill.clients", matches = ".+")
class ClientLibrariesTest {
    @TempDir
    private Path folder;

    @Test
    void client_libraries_are_content() throws Exception {
        Path output = folder.resolve("said.txt");
        try (TestService service = TestService.over(TestConfigs.with(), "Milvus stores vectors in object storage.")) {
            Process python = new ProcessBuilder(
                            System.getProperty("corpusmill.clients", "python3"),
                            Path.of("..", "scripts", "e2e", "test-clients.py")
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
            assertThat(ended).as(said).isTrue();
            assertThat(python.exitValue()).as(said).isZero();
        }
    }
}
