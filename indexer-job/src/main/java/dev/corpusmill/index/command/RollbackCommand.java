package dev.corpusmill.index.command;

import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationNames;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.generation.Promotions;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.report.ExitCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollback}: makes the generation live again that was live before, and changes nothing else. */
@Command(
        name = "rollback",
        description = "Makes the previous generation live again, as it was when it was replaced.",
        mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--to",
            paramLabel = "GENERATION",
            description = "another kept generation, like g3; also a newer one")
    private String to = "";

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            Optional<Lease> lease = store.control().acquire(Role.BUILDER);
            if (lease.isEmpty()) {
                System.err.println("another run is building or dropping a generation of this index: index="
                        + config.index().name());
                return ExitCode.BUSY;
            }
            try (Lease held = lease.get()) {
                store.writeUnder(new Claim(Role.BUILDER, held.runToken()));
                return rollBack(store);
            }
        }
    }

    private int rollBack(IndexStore store) {
        Promotions promotions = new Promotions(store, Clock.systemUTC());
        promotions.heal();
        String live = store.live().orElse("");

        List<String> kept = promotions.retired().stream().map(Generation::name).toList();
        Optional<String> target = kept.stream()
                .filter(name -> to.isEmpty() ? GenerationNames.OLDEST_FIRST.compare(name, live) < 0 : name.equals(to))
                .max(GenerationNames.OLDEST_FIRST);

        if (target.isEmpty()) {
            System.err.println("no such generation is kept: live=" + (live.isEmpty() ? "none" : live) + " wanted="
                    + (to.isEmpty() ? "the one before" : to) + " kept=" + kept);
            return ExitCode.REFUSED;
        }

        long retired = promotions.retiredSinceMillis(target.get()).orElse(0);
        promotions.promote(target.get());

        System.out.println("generation " + target.get() + " is live again, " + live + " stays");
        System.out.println("it is as it was at " + Instant.ofEpochMilli(retired)
                + ": what was deleted or revoked since is found again until the next sync");
        return ExitCode.DONE;
    }
}
