package dev.corpusmill.index.command;

import dev.corpusmill.index.plan.PlanOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of all commands that plan: which documents, and how strictly they are compared. */
final class SelectOptions {
    @Option(
            names = "--allow-deletes",
            description = "deletes even more documents than guards.max-deletes, and without waiting for a second run")
    private boolean allowDeletes;

    @Option(
            names = "--verify",
            description = "reads every document and compares its content, even if size and time are unchanged")
    private boolean verify;

    @Option(names = "--retry-failed", description = "retries unchanged documents whose failure is permanent")
    private boolean retryFailed;

    @Mixin
    private OnlyOption only = new OnlyOption();

    PlanOptions options(boolean keep) {
        return new PlanOptions(allowDeletes, verify, retryFailed, false, only.globs(), keep);
    }
}
