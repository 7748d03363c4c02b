package dev.corpusmill.index.run;

import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.generation.KeptCopies;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.PlanWriter;
import dev.corpusmill.index.plan.Planner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fills a build: plans it against the sources and applies the plan, and repeats that until nothing is left to do and no
 * other run has written to the live generation in the meantime.
 */
final class BuildRounds implements AutoCloseable {
    /** A corpus that changes without a pause never ends; the run that changes the live one sees the rest. */
    private static final int MAX_ROUNDS = 3;

    /** Documents that are not listed count as missing once in a run; in the first round they are not in the build yet. */
    private static final int COUNTING_ROUND = 2;

    private final CorpusmillConfig config;
    private final IndexStore store;
    private final BuildJob job;
    private final Build build;
    private final Map<String, Long> counters = new HashMap<>();
    private SourceSnapshot sources;
    private PlanSummary plan;

    /**
     * What is built.
     *
     * @param live the generation that readers see
     * @param from the same where its vectors may be reused
     */
    record Build(
            String generation,
            String recipe,
            RunFolder folder,
            PlanOptions options,
            Optional<String> live,
            Optional<String> from) {}

    /** Starts from a snapshot of the sources, which is closed when another replaces it. */
    BuildRounds(CorpusmillConfig config, IndexStore store, BuildJob job, Build build, SourceSnapshot sources) {
        this.config = config;
        this.store = store;
        this.job = job;
        this.build = build;
        this.sources = sources;
        this.plan = PlanSummary.of(0, build.generation(), 0, Map.of());
    }

    /** Fills the build, by versions of this run token first, and returns why a guard stopped it, if one did. */
    Optional<String> run(long runToken) {
        plan = plan(rules(runToken).withoutVanished(), runToken);
        Optional<String> refusal = apply();
        if (refusal.isEmpty()) {
            build.from().ifPresent(this::copyKept);
        }

        int rounds = build.live().isPresent() ? MAX_ROUNDS : 1;
        for (int round = 2; round <= rounds && refusal.isEmpty(); round++) {
            listAgain();
            long token = store.control().nextRunToken();
            PlanRules rules = rules(token);
            plan = plan(round == COUNTING_ROUND ? rules : rules.withoutVanished(), token);
            if (plan.total() == 0 && sources.current(store, build.live())) {
                break;
            }
            refusal = apply();
        }

        return refusal;
    }

    /** Whether another run wrote to the generation that was live, after the sources were last listed. */
    boolean overtaken() {
        return !sources.current(store, build.live());
    }

    /** One more round, into the generation that is live now; under the writer's lease. */
    Optional<String> again(long runToken) {
        listAgain();
        plan = plan(rules(runToken).withoutVanished(), runToken);
        return apply();
    }

    SourceSnapshot sources() {
        return sources;
    }

    PlanRules rules() {
        return rules(plan.runToken());
    }

    /** The last plan. */
    PlanSummary plan() {
        return plan;
    }

    /** Sums of the jobs' counters. */
    Map<String, Object> counters() {
        return Map.copyOf(counters);
    }

    @Override
    public void close() {
        sources.close();
    }

    private void listAgain() {
        sources.close();
        sources = SourceSnapshot.now(config, store, build.live());
    }

    private PlanRules rules(long runToken) {
        return new PlanRules(config, build.recipe(), build.generation(), runToken, build.options());
    }

    private PlanSummary plan(PlanRules rules, long runToken) {
        try (GenerationReader reader = store.openReader(build.generation())) {
            return Planner.plan(rules, sources.listing(), reader, folder(runToken));
        }
    }

    private String folder(long runToken) {
        return build.folder().planUri() + "/" + runToken;
    }

    private Optional<String> apply() {
        Optional<String> refusal =
                build.options().allowDeletes() ? Optional.empty() : Guards.refusal(plan, config.guards());
        if (refusal.isEmpty() && plan.total() > 0) {
            apply(plan);
        }
        return refusal;
    }

    private void copyKept(String from) {
        long token = store.control().nextRunToken();
        KeptCopies copies = new KeptCopies(rules(token), token, new PlanWriter(folder(token)));

        PlanSummary kept;
        try (GenerationReader live = store.openReader(from);
                GenerationReader reader = store.openReader(build.generation())) {
            kept = copies.plan(sources.listing(), live, reader);
        }

        if (kept.total() > 0) {
            apply(kept);
            copies.carryMissing(store, build.generation());
        }
    }

    private void apply(PlanSummary next) {
        job.apply(next, build.from(), build.recipe()).forEach((name, value) -> {
            if (value instanceof Long count) {
                counters.merge(name, count, Long::sum);
            }
        });
    }
}
