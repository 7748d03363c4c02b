package dev.corpusmill.index.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedFilesTest {
    @Test
    void files_that_spill_into_many_runs_come_back_in_order_each_once() {
        List<ListedFile> expected = new ArrayList<>();
        try (SortedFiles sorted = new SortedFiles(10, 3)) {
            Random random = new Random(7);
            for (int i = 0; i < 1_003; i++) {
                String name = "s:" + (char) ('a' + random.nextInt(26)) + "/\ud83d\ude00" + random.nextInt();
                ListedFile file = new ListedFile(name, "file:///" + i, i, 1_000_000L + i);
                expected.add(file);
                sorted.add(file);
            }
            expected.sort(FileCursor.ORDER);

            assertThat(all(sorted)).isEqualTo(expected);
            assertThat(all(sorted)).as("a second time").isEqualTo(expected);
            assertThat(sorted.size()).isEqualTo(1_003);
        }
    }

    @Test
    void no_file_at_all_is_an_empty_listing() {
        try (SortedFiles sorted = new SortedFiles()) {
            assertThat(all(sorted)).isEmpty();
        }
    }

    private static List<ListedFile> all(SortedFiles sorted) {
        List<ListedFile> files = new ArrayList<>();
        try (FileCursor cursor = sorted.open()) {
            cursor.forEachRemaining(files::add);
        }
        return files;
    }
}
