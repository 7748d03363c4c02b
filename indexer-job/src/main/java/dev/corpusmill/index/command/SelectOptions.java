package dev.corpusmill.index.command;

import dev.corpusmill.index.plan.PlanOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all commands that plan: what is looked at, and how closely. */
final class SelectOptions {
    @Option(names = "--allow-deletes", description = "deletes even more than guards.max-deletes, and at once")
    private boolean allowDeletes;

    @Option(
            names = "--verify",
            description = "opens every document and compares its content, whatever its size and time say")
    private boolean verify;

    @Option(names = "--retry-failed", description = "tries unchanged documents again that failed for good")
    private boolean retryFailed;

    @Mixin
    private OnlyOption only = new OnlyOption();

    PlanOptions options(boolean keep) {
        return new PlanOptions(allowDeletes, verify, retryFailed, false, only.globs(), keep);
    }
}
