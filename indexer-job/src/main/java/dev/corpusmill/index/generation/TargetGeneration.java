package dev.corpusmill.index.generation;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Promotion;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.ModelGuard;
import dev.corpusmill.embed.ProbeTexts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds or creates the generation that a run writes to. */
public final class TargetGeneration {
    private static final Duration PROBE_TIMEOUT = Duration.ofMinutes(2);

    private final CorpusmillConfig config;
    private final IndexStore store;
    private final Embedder embedder;
    private final Clock clock;

    public TargetGeneration(CorpusmillConfig config, IndexStore store, Embedder embedder, Clock clock) {
        this.config = config;
        this.store = store;
        this.embedder = embedder;
        this.clock = clock;
    }

    /**
     * The generation that a sync writes to: the live one, else an unfinished first build, else a new one. Its manifest
     * has the recipe and metadata fields of the present configuration.
     *
     * @throws ClassifiedException REJECTED where the live generation was built with another model or language
     */
    public Generation forSync(String recipe) {
        List<Generation> generations = store.generations();
        Optional<Generation> present = present(generations);
        if (present.isPresent()) {
            return withRecipe(present.get(), recipe);
        }
        Generation created = manifest("g" + nextNumber(generations), recipe, "");
        store.create(created);
        return created;
    }

    /**
     * The generation that a rebuild fills: one that a run before left unfinished under the same recipe, else a new one.
     * Unfinished ones that cannot be continued are dropped, and all refused ones but the last. To be called under the
     * builder's lease, and without a live generation under the writer's, too.
     */
    public Generation forRebuild(String recipe) {
        Optional<String> live = store.live();
        if (live.isEmpty()) {
            return forSync(recipe);
        }

        List<Generation> before = store.generations();
        Optional<Generation> unfinished = new AbandonedBuilds(store, new Promotions(store, clock))
                .clean(generation -> resumable(generation, recipe, live.get()));

        if (unfinished.isPresent()) {
            Generation resumed = unfinished.get().with(State.BUILDING);
            store.putManifest(resumed);
            return resumed;
        }

        Generation created = manifest("g" + nextNumber(before), recipe, live.get());
        store.create(created);
        return created;
    }

    private boolean resumable(Generation unfinished, String recipe, String live) {
        return unfinished.recipe().equals(recipe) && unfinished.parent().equals(live) && sameModel(unfinished);
    }

    /** Whether vectors of this generation may be reused into one of the configured model. */
    public boolean sharesVectors(Generation generation) {
        try {
            ModelGuard.check(
                    generation.model(),
                    generation.engine(),
                    generation.probes(),
                    embedder,
                    Deadline.after(PROBE_TIMEOUT));
            return true;
        } catch (ClassifiedException other) {
            if (other.kind() != FailureKind.FATAL) { // the model could not be asked
                throw other;
            }
            return false;
        }
    }

    /**
     * The generation that a sync would write to, as it is; empty where it would create one. Changes nothing.
     *
     * @throws ClassifiedException REJECTED where the live generation was built with another model or language
     */
    public Optional<Generation> present() {
        return present(store.generations());
    }

    private Optional<Generation> present(List<Generation> generations) {
        Optional<String> live = store.live();
        if (live.isEmpty()) {
            return generations.stream()
                    .filter(unfinished -> unfinished.state() == State.BUILDING && sameModel(unfinished))
                    .findFirst();
        }
        Generation manifest = generations.stream()
                .filter(generation -> generation.name().equals(live.get()))
                .findFirst()
                .orElseThrow(() -> new ClassifiedException(
                        FailureKind.FATAL, "the live generation is not there: generation=" + live.get()));
        guard(manifest);
        return Optional.of(manifest);
    }

    /**
     * The configured model and language are those of this generation.
     *
     * @throws ClassifiedException REJECTED where they are not
     */
    public void check(String generation) {
        store.generations().stream()
                .filter(manifest -> manifest.name().equals(generation))
                .forEach(this::guard);
    }

    private void guard(Generation manifest) {
        if (!manifest.language().equals(config.index().language().code())) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "the index was built for another language: index="
                            + config.index().name() + " generation="
                            + manifest.name() + " built=" + manifest.language() + " configured="
                            + config.index().language().code() + " (run rebuild, or use another index.name)");
        }
        if (!Set.copyOf(manifest.groups()).equals(config.groups().keySet())) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "the index was built with other node groups: index="
                            + config.index().name() + " generation="
                            + manifest.name() + " built=" + manifest.groups() + " configured="
                            + config.groups().keySet() + " (run rebuild, or use another index.name)");
        }
        try {
            ModelGuard.check(
                    manifest.model(), manifest.engine(), manifest.probes(), embedder, Deadline.after(PROBE_TIMEOUT));
        } catch (ClassifiedException refusal) { // to this run it is a refusal: nothing is written, nothing is broken
            throw refusal.kind() == FailureKind.FATAL
                    ? new ClassifiedException(FailureKind.REJECTED, ClassifiedException.reasonOf(refusal), refusal)
                    : refusal;
        }
    }

    private boolean sameModel(Generation manifest) {
        return manifest.model().hash().equals(embedder.identity().hash())
                && manifest.engine().equals(embedder.engine())
                && manifest.language().equals(config.index().language().code());
    }

    private Generation withRecipe(Generation manifest, String recipe) {
        if (manifest.recipe().equals(recipe)) {
            return manifest;
        }
        Generation changed = manifest.withRecipe(recipe, config.metadata());
        store.putManifest(changed);
        return changed;
    }

    private Generation manifest(String name, String recipe, String parent) {
        return new Generation(
                name,
                Generation.SCHEMA,
                recipe,
                embedder.identity(),
                embedder.engine(),
                embedder.embedPassages(ProbeTexts.ALL, Deadline.after(PROBE_TIMEOUT)),
                config.index().language().code(),
                List.copyOf(new TreeSet<>(config.groups().keySet())),
                config.metadata(),
                clock.millis(),
                parent,
                State.BUILDING);
    }

    /** A name is never reused, not even that of a dropped generation: a request may still use it. */
    private int nextNumber(List<Generation> generations) {
        Stream<String> noted = store.control().promotions().stream().map(Promotion::generation);
        return Stream.concat(generations.stream().map(Generation::name), noted)
                        .mapToInt(name -> Integer.parseInt(name.substring(1)))
                        .max()
                        .orElse(0)
                + 1;
    }
}
