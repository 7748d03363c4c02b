package dev.corpusmill.index.run;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.RunReport;
import java.util.Optional;

/** Whether a run wrote to the generation that readers use; to be called after its last commit. */
final class LiveGenerationCheck {
    private LiveGenerationCheck() {}

    /** Another generation is live than the one that the run wrote to: it has to plan again for that one. */
    static boolean moved(IndexStore store, RunReport report) {
        boolean applied = report.exitCode() == ExitCode.DONE || report.exitCode() == ExitCode.INCOMPLETE;
        return applied && elsewhere(store, report.generation());
    }

    /** Whether a generation is live that is not this one. */
    static boolean elsewhere(IndexStore store, String generation) {
        Optional<String> live = store.live();
        return live.isPresent() && !live.get().equals(generation);
    }
}
