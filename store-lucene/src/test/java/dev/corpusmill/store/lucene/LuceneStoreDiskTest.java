package dev.corpusmill.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded store does on disks and folders that are not as they should be. */
final class LuceneStoreDiskTest {
    @TempDir
    private Path temporary;

    private final FullDisk disk = new FullDisk();
    private Path folder = Path.of("");

    @BeforeEach
    void chooseFolder() {
        folder = temporary.resolve("data").resolve("docs");
    }

    private LuceneStore store() {
        return new LuceneStore(folder, LuceneSettings.defaults(), disk);
    }

    @Test
    void wherever_a_disk_gets_full_the_writer_says_so_and_the_last_commit_stays() {
        store().create(manifest(3));
        write(node(0));
        int failures = 0;
        for (long bytes = 1; bytes < 6_000; bytes += 97) {
            disk.bytesLeft.set(bytes);
            StoreException failure = catchThrowableOfType(StoreException.class, () -> write(node(1), node(2)));
            disk.bytesLeft.set(Long.MAX_VALUE);
            if (failure == null) {
                break; // it fitted
            }
            failures++;
            assertThat(failure.kind()).isEqualTo(FailureKind.FATAL);
            assertThat(failure).hasMessageContaining("path=" + folder.resolve("g1"));
            assertThat(failure).hasMessageContaining("reason=No space left on device");
            assertThat(count()).as("after %d bytes", bytes).isEqualTo(1);
        }
        assertThat(failures).isGreaterThan(10);

        write(node(1), node(2));
        assertThat(count()).isEqualTo(3);
    }

    /** Else a disk that was full once stays full, and not even the next run's token fits. */
    @Test
    void what_a_full_disk_left_unfinished_is_removed_with_the_writer() throws IOException {
        store().create(manifest(3));
        write(node(0));
        Set<String> before = files();
        for (long bytes = 1; bytes < 2_000; bytes += 397) {
            disk.bytesLeft.set(bytes);
            assertThat(catchThrowableOfType(StoreException.class, () -> write(node(1), node(2))))
                    .isNotNull();
            assertThat(files()).as("after %d bytes", bytes).isEqualTo(before);
        }
    }

    /** Java closes a file under the thread that is interrupted in it, and with it Lucene loses its lock. */
    @Test
    void a_writer_that_is_interrupted_closes_without_complaint_and_the_next_one_goes_on() {
        store().create(manifest(3));
        write(node(0));
        for (boolean inCommit : List.of(true, false)) {
            GenerationWriter writer = store().openWriter("g1");
            writer.upsert("chunk", List.of(node(1)));
            Thread.currentThread().interrupt();
            if (inCommit) {
                assertThat(catchThrowableOfType(StoreException.class, writer::commit))
                        .isNotNull();
                assertThat(Thread.interrupted()).isTrue(); // Flink clears it before it closes what it cancelled
            }
            writer.close();
            Thread.interrupted();
            assertThat(count()).isEqualTo(1);
        }

        write(node(1), node(2));
        assertThat(count()).isEqualTo(3);
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("g1"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void a_full_disk_leaves_no_half_made_generation() {
        disk.bytesLeft.set(20);
        StoreException failure = catchThrowableOfType(StoreException.class, () -> store().create(manifest(3)));

        assertThat(failure).hasMessageContaining("No space left on device");
        assertThat(store().generations()).isEmpty();
        disk.bytesLeft.set(Long.MAX_VALUE);
        store().create(manifest(3));
        assertThat(count()).isZero();
    }

    @Test
    void a_dimension_that_lucene_cannot_hold_is_refused_at_once() {
        StoreException failure = catchThrowableOfType(StoreException.class, () -> store().create(manifest(5000)));

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("dimension=5000 max=4096");
    }

    @Test
    void a_path_that_leads_through_a_file_fails_its_check() throws IOException {
        Files.writeString(temporary.resolve("data"), "a file");

        StoreException failure =
                catchThrowableOfType(StoreException.class, () -> store().check(Deadline.after(Duration.ofSeconds(5))));

        assertThat(failure.kind()).isEqualTo(FailureKind.FATAL);
        assertThat(failure).hasMessageContaining(temporary.resolve("data").toString());
    }

    @Test
    void a_check_and_a_look_write_nothing() {
        store().check(Deadline.after(Duration.ofSeconds(5)));
        assertThat(store().generations()).isEmpty();
        assertThat(store().live()).isEmpty();

        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void a_damaged_pointer_or_manifest_is_named() throws IOException {
        store().create(manifest(3));
        Files.writeString(folder.resolve("CURRENT"), "../../etc");
        assertThat(catchThrowableOfType(StoreException.class, () -> store().live()))
                .hasMessageContaining("CURRENT");

        Path manifest = folder.resolve("g1").resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"schema\" : " + Generation.SCHEMA, "\"schema\" : 99"));
        assertThat(catchThrowableOfType(StoreException.class, () -> store().openReader("g1")))
                .hasMessageContaining("schema=99 expected=" + Generation.SCHEMA);

        Files.writeString(manifest, "{\n");
        assertThat(catchThrowableOfType(StoreException.class, () -> store().openReader("g1")))
                .hasMessageContaining("not a manifest: file=" + manifest)
                .hasMessageNotContaining("\n");
    }

    @Test
    void an_index_with_a_missing_file_is_fatal() throws IOException {
        store().create(manifest(3));
        write(node(0));
        try (var files = Files.newDirectoryStream(folder.resolve("g1"), "_*.cf[es]")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }

        StoreException failure = catchThrowableOfType(StoreException.class, this::count);
        assertThat(failure.kind()).isEqualTo(FailureKind.FATAL);
        assertThat(failure).hasMessageContaining("path=" + folder.resolve("g1"));
    }

    private void write(Node... nodes) {
        try (GenerationWriter writer = store().openWriter("g1")) {
            writer.upsert("chunk", List.of(nodes));
            writer.commit();
        }
    }

    private long count() {
        try (GenerationReader reader = store().openReader("g1")) {
            return reader.count("chunk", NodeFilter.all());
        }
    }

    private static Node node(int ordinal) {
        return Rows.node("s:a")
                .ordinal(ordinal)
                .text("text " + ordinal)
                .vector(1, 0, 0)
                .build();
    }

    private static Generation manifest(int dimension) {
        return new Generation(
                "g1",
                Generation.SCHEMA,
                "recipe",
                new ModelIdentity("m", "w", "t", "cls", true, "", "", dimension, 512),
                "test",
                List.of(),
                "en",
                List.of("chunk"),
                Map.of(),
                1,
                "",
                Generation.State.BUILDING);
    }
}
