package dev.corpusmill.index.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimedReadsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final FileTree local = new LocalFileTree();

    @Test
    void a_file_is_read_as_it_is() throws IOException {
        byte[] bytes = new byte[1_000_003];
        new Random(7).nextBytes(bytes);
        String uri = Files.write(folder.resolve("a b.bin"), bytes).toUri().toString();

        try (InputStream content =
                new TimedReads(Duration.ofSeconds(20)).over(local).open(uri)) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @Test
    void an_empty_file_is_read_and_a_missing_one_is_named() throws IOException {
        String uri = Files.createFile(folder.resolve("empty")).toUri().toString();
        FileTree timed = new TimedReads(Duration.ofSeconds(20)).over(local);

        try (InputStream content = timed.open(uri)) {
            assertThat(content.readAllBytes()).isEmpty();
        }
        assertThatThrownBy(() -> timed.open(uri + "-not")).isInstanceOf(IOException.class);
    }

    @Test
    void a_pipe_is_not_even_opened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() ->
                        new TimedReads(SHORT).over(local).open(pipe.toUri().toString()))
                .hasMessageContaining("it is no file any more, but a pipe, a socket or a device");
    }

    @Test
    void what_hangs_when_it_is_opened_or_never_ends_costs_its_time_limit() throws IOException {
        String uri = Files.createFile(folder.resolve("trap")).toUri().toString();
        FileTree hangs = opened(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return InputStream.nullInputStream();
        });
        FileTree endless = opened(() -> new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return length;
            }
        });

        assertThatThrownBy(() -> new TimedReads(SHORT).over(hangs).open(uri).read())
                .hasMessageContaining("it was not read in time");
        try (InputStream content = new TimedReads(SHORT).over(endless).open(uri)) {
            assertThatThrownBy(() -> content.transferTo(OutputStream.nullOutputStream()))
                    .hasMessageContaining("it grows while it is read");
        }
    }

    private FileTree opened(TimedStream.Opener opener) {
        return new FileTree() {
            @Override
            public List<Child> list(String uri) throws IOException {
                return local.list(uri);
            }

            @Override
            public Child stat(String uri) throws IOException {
                return local.stat(uri);
            }

            @Override
            public String identity(String uri) throws IOException {
                return local.identity(uri);
            }

            @Override
            public String key(String uri) throws IOException {
                return local.key(uri);
            }

            @Override
            public InputStream open(String uri) throws IOException {
                return opener.open();
            }
        };
    }
}
