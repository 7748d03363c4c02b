package dev.corpusmill.index.run;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles;
import dev.corpusmill.index.report.ReportTable;
import dev.corpusmill.index.report.RunReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that changes the index: runs under a lease and leaves a report, also of a failure. */
public final class LeasedRun {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(30);

    private final String command;
    private final Role role;
    private final CorpusmillConfig config;
    private final @Nullable Path report;

    public LeasedRun(String command, CorpusmillConfig config, @Nullable Path report) {
        this(command, Role.WRITER, config, report);
    }

    public LeasedRun(String command, Role role, CorpusmillConfig config, @Nullable Path report) {
        this.command = command;
        this.role = role;
        this.config = config;
        this.report = report;
    }

    /** What is done under the lease. */
    public interface Body {
        public RunReport run(IndexStore store, Lease lease);
    }

    /** Runs it and returns the exit code. */
    public int run(Body body) {
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            store.check(Deadline.after(CHECK_TIMEOUT));
            Optional<Lease> lease = store.control().acquire(role);
            if (lease.isEmpty()) {
                System.err.println((role == Role.WRITER
                                ? "another run is writing to this index: index="
                                : "another run is building or dropping a generation of this index: index=")
                        + config.index().name() + " store=" + config.store().path());
                return ExitCode.BUSY;
            }
            try (Lease held = lease.get()) {
                store.writeUnder(new Claim(role, held.runToken()));
                if (report != null) {
                    ReportFiles.prepare(report);
                }
                RunReport done = attempt(body, store, held);
                new RunFolder(config, done.run()).write(done);
                ReportTable.print(done, System.out);
                LanguageNote.of(config, done).ifPresent(System.out::println);
                if (report != null) { // last: if this fails, the run's result is still printed
                    ReportFiles.write(done, report);
                }
                return done.exitCode();
            }
        }
    }

    /** A run that fails leaves a report that says so. */
    private RunReport attempt(Body body, IndexStore store, Lease lease) {
        try {
            return body.run(store, lease);
        } catch (ClassifiedException failure) {
            RunReport failed = RunReport.ofFailure(
                    command,
                    lease.runToken(),
                    config.index().name(),
                    ExitCode.of(failure),
                    ClassifiedException.reasonOf(failure));
            try {
                new RunFolder(config, failed.run()).write(failed);
                if (report != null) {
                    ReportFiles.write(failed, report);
                }
            } catch (UncheckedIOException unwritten) { // the run's own failure is what matters
                failure.addSuppressed(unwritten);
            }
            throw failure;
        }
    }
}
