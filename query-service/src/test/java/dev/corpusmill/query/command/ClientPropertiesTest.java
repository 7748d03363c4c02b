package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.ThreadsOfFutures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
public class ClientPropertiesTest {
    @Test
    void on_two_cores_futures_share_threads_instead_of_starting_one_each() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ActiveProcessorCount=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThreadsOfFutures.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String started = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(started).matches("\\d+");
        assertThat(Integer.parseInt(started)).isLessThan(ThreadsOfFutures.FUTURES / 10);
    }
}
