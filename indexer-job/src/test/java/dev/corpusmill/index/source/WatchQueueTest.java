package dev.corpusmill.index.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.flow.Entries;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.source.ScanResult.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchQueueTest {
    private final WatchQueue queue = new WatchQueue(1);

    @Test
    void a_deletion_waits_until_what_was_taken_before_it_is_committed() {
        queue.add(List.of(taken("moved", PlanAction.ADD, 1), taken("old", PlanAction.DELETE, 2)));
        assertThat(ids(queue.next(0))).containsExactly("moved");
        assertThat(queue.next(0)).as("read, but not committed").isEmpty();

        queue.began(7);
        assertThat(queue.next(0)).isEmpty();
        assertThat(queue.completed(7)).hasSize(1);

        assertThat(ids(queue.next(0))).containsExactly("old");
    }

    @Test
    void a_deletion_does_not_wait_for_what_came_after_it() {
        queue.add(List.of(taken("old", PlanAction.DELETE, 2)));
        queue.add(List.of(taken("new", PlanAction.ADD, 3)));

        assertThat(ids(queue.next(0))).containsExactly("old", "new");
    }

    @Test
    void a_checkpoint_covers_only_what_was_read_before_it_began() {
        queue.add(List.of(taken("a", PlanAction.ADD, 1)));
        queue.next(0);
        queue.began(7); // the reader may not have emitted it yet

        assertThat(queue.completed(7)).isEmpty();
        queue.next(0);
        queue.began(8);
        assertThat(queue.completed(8)).hasSize(1);
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_checkpoint_that_never_completes_is_made_up_for_by_the_next() {
        queue.add(List.of(taken("a", PlanAction.ADD, 1)));
        queue.next(0);
        queue.next(0);
        queue.began(7);
        queue.began(8);

        assertThat(queue.completed(8)).hasSize(1);
    }

    @Test
    void what_was_on_its_way_is_lost_with_its_reader_and_what_waited_is_not() {
        for (int i = 0; i < 150; i++) {
            queue.add(List.of(taken("d" + i, PlanAction.ADD, i + 1)));
        }
        int batch = queue.next(0).size();

        assertThat(queue.lost(0)).hasSize(batch);

        assertThat(queue.size()).isEqualTo(150 - batch).isPositive();
        assertThat(queue.next(0)).hasSize(150 - batch);
    }

    @Test
    void a_document_always_goes_to_the_same_reader() {
        WatchQueue three = new WatchQueue(3);
        three.add(List.of(
                taken("a", PlanAction.ADD, 1),
                taken("b", PlanAction.ADD, 2),
                taken("c", PlanAction.ADD, 3),
                taken("d", PlanAction.ADD, 4)));
        for (int reader = 0; reader < 3; reader++) {
            List<String> first = ids(three.next(reader));
            three.add(first.stream().map(id -> taken(id, PlanAction.UPDATE, 9)).toList());
            assertThat(ids(three.next(reader))).isEqualTo(first);
        }
    }

    private static List<String> ids(List<PlanEntry> entries) {
        return entries.stream().map(PlanEntry::documentId).toList();
    }

    private static Taken taken(String id, PlanAction action, long version) {
        return new Taken(Entries.of(action, id).version(version).build(), 0);
    }
}
