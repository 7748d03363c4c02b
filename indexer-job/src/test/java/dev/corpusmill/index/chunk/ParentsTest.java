package dev.corpusmill.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.split.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParentsTest {
    private static final List<Chunk> COARSE = List.of(chunk(0, 100), chunk(90, 200), chunk(210, 300));

    private final Parents parents = new Parents("s:a", "chunk", COARSE);

    private static Chunk chunk(int start, int end) {
        return new Chunk(start, end, "x", "", 0, 1);
    }

    private static String row(int ordinal) {
        return RowIds.node("s:a", "chunk", ordinal);
    }

    @Test
    void a_part_belongs_to_the_chunk_that_holds_it() {
        assertThat(parents.of(chunk(0, 10))).isEqualTo(row(0));
        assertThat(parents.of(chunk(150, 160))).isEqualTo(row(1));
        assertThat(parents.of(chunk(299, 300))).isEqualTo(row(2));
    }

    @Test
    void one_that_crosses_a_border_belongs_to_the_chunk_that_holds_most_of_it() {
        assertThat(parents.of(chunk(195, 250))).isEqualTo(row(2));
        assertThat(parents.of(chunk(150, 215))).isEqualTo(row(1));
    }

    @Test
    void of_two_chunks_that_both_hold_it_the_first_is_its_parent() {
        assertThat(parents.of(chunk(92, 98))).isEqualTo(row(0));
    }

    @Test
    void what_no_chunk_holds_has_no_parent() {
        assertThat(parents.of(chunk(202, 208))).isEmpty();
        assertThat(parents.of(chunk(400, 410))).isEmpty();
        assertThat(new Parents("s:a", "", List.of()).of(chunk(0, 10))).isEmpty();
    }

    @Test
    void chunks_that_enclose_others_are_found_too() {
        Parents nested = new Parents("s:a", "chunk", List.of(chunk(0, 1000), chunk(10, 20), chunk(30, 40)));
        assertThat(nested.of(chunk(500, 510))).isEqualTo(row(0));
    }
}
