package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class KilledWriterTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void a_killed_process_gives_back_its_lease_and_its_writer_and_leaves_only_commits() throws Exception {
        try (LuceneStore store = new LuceneStore(folder, LuceneSettings.defaults())) {
            store.create(Rows.manifest("g1"));
            try (GenerationWriter writer = store.openWriter("g1")) {
                writer.upsert(CHUNK, List.of(Rows.node("s:a", 0, "committed before")));
                writer.commit();
            }
            Process process = start();
            long token;
            try {
                token = token(process);
                assertThat(store.control().acquire(Role.WRITER)).isEmpty();
                StoreFixture.assertFails(FailureKind.OVERLOADED, "g1", () -> store.openWriter("g1"));
                assertThat(store.control().nextRunToken()).isGreaterThan(token);
            } finally {
                process.destroyForcibly(); // kill -9
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }

            try (Lease lease = store.control().acquire(Role.WRITER).orElseThrow();
                    GenerationWriter writer = store.openWriter("g1")) {
                assertThat(lease.runToken()).isGreaterThan(token + 1);
                writer.commit();
            }
            assertThat(texts(store)).containsExactlyInAnyOrder("committed before", "committed by the process");
        }
    }

    private Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-Xmx256m", "-cp", classPath, LeaseHolder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long token(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("token=");
        return Long.parseLong(line.substring("token=".length()));
    }

    private static List<String> texts(LuceneStore store) {
        List<String> texts = new ArrayList<>();
        try (GenerationReader reader = store.openReader("g1")) {
            reader.scan(CHUNK, "", "", (Node node) -> texts.add(node.text()));
        }
        return texts;
    }
}
