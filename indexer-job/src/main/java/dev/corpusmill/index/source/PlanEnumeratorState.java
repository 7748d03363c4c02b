package dev.corpusmill.index.source;

import java.util.List;

/**
 * The state of the source: what is still to be assigned.
 *
 * @param open splits that add or change documents
 * @param deletes splits that delete, held back until a checkpoint covers all else
 */
record PlanEnumeratorState(List<PlanSplit> open, List<PlanSplit> deletes) {
    PlanEnumeratorState {
        open = List.copyOf(open);
        deletes = List.copyOf(deletes);
    }
}
