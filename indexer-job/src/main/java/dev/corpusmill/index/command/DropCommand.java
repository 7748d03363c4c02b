package dev.corpusmill.index.command;

import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.report.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drop GENERATION}: removes a generation that is not live. */
@Command(
        name = "drop",
        description = "Removes a generation that is not live, at once, even if requests may still read it.",
        mixinStandardHelpOptions = true)
public final class DropCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "GENERATION", description = "its name, as status shows it, like g3")
    private String generation = "";

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            List<String> names =
                    store.generations().stream().map(Generation::name).toList();
            if (!names.contains(generation)) {
                System.err.println("no such generation: generation=" + generation + " known=" + names);
                return ExitCode.USAGE;
            }
            Optional<Lease> lease = store.control().acquire(Role.BUILDER);
            if (lease.isEmpty()) {
                System.err.println("another run is building or dropping a generation of this index: index="
                        + config.index().name());
                return ExitCode.BUSY;
            }
            try (Lease held = lease.get()) {
                store.writeUnder(new Claim(Role.BUILDER, held.runToken()));
                store.drop(generation); // refuses the live one itself
                System.out.println("dropped generation " + generation);
                return ExitCode.DONE;
            }
        }
    }
}
