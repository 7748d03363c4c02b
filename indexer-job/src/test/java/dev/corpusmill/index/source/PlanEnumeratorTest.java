package dev.corpusmill.index.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanEnumeratorTest {
    private final Readers readers = new Readers(2);

    @Test
    void deletions_wait_for_a_checkpoint_that_began_when_all_else_was_read() {
        PlanEnumerator plan = plan(splits("a", "b"), splits("gone"));
        plan.handleSplitRequest(0, null);
        plan.handleSplitRequest(1, null);
        assertThat(readers.given()).containsExactly("0:a", "1:b");
        plan.handleSplitRequest(0, null);
        plan.snapshotState(1);
        plan.handleSplitRequest(1, null);
        plan.notifyCheckpointComplete(1);
        assertThat(readers.given())
                .as("reader 1 was still reading when it began")
                .isEmpty();

        plan.snapshotState(2);
        plan.notifyCheckpointComplete(2);

        assertThat(readers.given()).containsExactly("0:gone", "1:end");
    }

    @Test
    void a_reader_that_failed_and_is_not_back_yet_is_given_nothing_when_a_checkpoint_completes() {
        PlanEnumerator plan = plan(splits(), splits("gone"));
        plan.handleSplitRequest(0, null);
        plan.handleSplitRequest(1, null);
        plan.snapshotState(1);
        readers.goes(1);

        plan.notifyCheckpointComplete(1);

        assertThat(readers.given()).as("not all that was read is certain").isEmpty();
        back(plan, 1, splits());
        plan.snapshotState(2);
        plan.notifyCheckpointComplete(2);
        assertThat(readers.given()).containsExactly("0:gone", "1:end");
    }

    @Test
    void what_a_failed_reader_had_is_given_again() {
        PlanEnumerator plan = plan(splits("a"), splits());
        plan.handleSplitRequest(0, null);
        assertThat(readers.given()).containsExactly("0:a");
        readers.goes(0);

        back(plan, 0, splits("a"));

        assertThat(readers.given()).containsExactly("0:a");
        plan.handleSplitRequest(0, null);
        assertThat(readers.given()).containsExactly("0:end");
    }

    @Test
    void a_split_that_comes_back_is_not_given_to_a_reader_that_failed_at_the_same_time() {
        PlanEnumerator plan = plan(splits("a"), splits("gone"));
        plan.handleSplitRequest(0, null);
        plan.handleSplitRequest(1, null);
        assertThat(readers.given()).containsExactly("0:a");
        readers.goes(0);
        readers.goes(1); // it waits, and has nothing to give back

        plan.addSplitsBack(splits("a"), 0);

        assertThat(readers.given()).isEmpty();
        readers.comes(1);
        plan.handleSplitRequest(1, null);
        assertThat(readers.given()).containsExactly("1:a");
    }

    private void back(PlanEnumerator plan, int subtask, List<PlanSplit> lost) {
        plan.addSplitsBack(lost, subtask);
        readers.comes(subtask);
        plan.handleSplitRequest(subtask, null);
    }

    private PlanEnumerator plan(List<PlanSplit> open, List<PlanSplit> deletes) {
        return new PlanEnumerator(readers, new PlanEnumeratorState(open, deletes));
    }

    private static List<PlanSplit> splits(String... uris) {
        return Arrays.stream(uris).map(uri -> new PlanSplit(uri, 0)).toList();
    }
}
