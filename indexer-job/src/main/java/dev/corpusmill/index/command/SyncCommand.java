package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles;
import dev.corpusmill.index.report.ReportTable;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.ControlRecord.Lease;
import dev.corpusmill.store.ControlRecord.Role;
import dev.corpusmill.store.IndexStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync}: brings the live generation in step with its sources. */
@Command(
        name = "sync",
        description = "Brings the index in step with its sources: adds, updates and deletes what changed.",
        mixinStandardHelpOptions = true)
public final class SyncCommand implements Callable<Integer> {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(30);

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--allow-deletes", description = "deletes even more than guards.max-deletes, and at once")
    private boolean allowDeletes;

    @Option(names = "--report", paramLabel = "FILE", description = "writes report.json to this place as well")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        StoreOpener storeOpener = IndexerAssembly.store(config);
        try (IndexStore store = storeOpener.open()) {
            store.check(Deadline.after(CHECK_TIMEOUT));
            Optional<Lease> lease = store.control().acquire(Role.WRITER);
            if (lease.isEmpty()) {
                System.err.println("another run is writing to this index: index="
                        + config.index().name() + " store=" + config.store().path());
                return ExitCode.BUSY;
            }
            try (Lease held = lease.get()) {
                if (report != null) {
                    ReportFiles.prepare(report);
                }
                RunReport done = run(config, storeOpener, store, held);
                write(done, config);
                ReportTable.print(done, System.out);
                if (report != null) { // last: whoever cannot have it there still sees what the run did
                    ReportFiles.write(done, report);
                }
                return done.exitCode();
            }
        }
    }

    /** A run that fails leaves a report that says so. */
    private RunReport run(CorpusmillConfig config, StoreOpener storeOpener, IndexStore store, Lease lease) {
        try {
            return new SyncRun(config, storeOpener, IndexerAssembly.embedder(config), allowDeletes, System.out)
                    .run(store, lease);
        } catch (ClassifiedException failure) {
            RunReport failed = RunReport.ofFailure(
                    "sync",
                    lease.runToken(),
                    config.index().name(),
                    ExitCode.of(failure),
                    ClassifiedException.reasonOf(failure));
            try {
                write(failed, config);
                if (report != null) {
                    ReportFiles.write(failed, report);
                }
            } catch (UncheckedIOException unwritten) { // the run's own failure is what matters
                failure.addSuppressed(unwritten);
            }
            throw failure;
        }
    }

    private static void write(RunReport done, CorpusmillConfig config) {
        new RunFolder(config, done.run()).write(done);
    }
}
