package dev.corpusmill.index.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import org.junit.jupiter.api.Test;

class MemoryNeedsTest {
    private static final long GB = 1L << 30;
    private static final MemoryNeeds NEEDS = new MemoryNeeds(GB, GB / 4, GB / 8);

    @Test
    void in_a_container_all_must_be_set_aside_off_heap() {
        assertThatThrownBy(() -> NEEDS.check(new TaskManagerMemory(4 * GB, 4 * GB, 2 * GB, 2, 2)))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("taskmanager.memory.task.off-heap.size to 2560MB")
                .hasMessageContaining("parsers=2 of 1GB, model=512MB")
                .hasMessageContaining("left=2GB");
        assertThatCode(() -> NEEDS.check(new TaskManagerMemory(4 * GB, 4 * GB, 5 * GB / 2, 2, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void on_a_machine_with_room_nothing_needs_to_be_set_aside() {
        assertThatCode(() -> NEEDS.check(new TaskManagerMemory(16 * GB, 4 * GB, 0, 2, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_process_that_is_larger_than_its_machine_leaves_nothing() {
        assertThatThrownBy(() -> NEEDS.check(new TaskManagerMemory(2 * GB, 4 * GB, 0, 1, 1)))
                .hasMessageContaining("left=0B");
    }
}
