package dev.corpusmill.index.generation;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.embed.ModelGuard;
import dev.corpusmill.embed.ProbeTexts;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.store.Generation;
import dev.corpusmill.store.Generation.State;
import dev.corpusmill.store.IndexStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds or creates the generation that a sync writes to: the live one, else an unfinished first build, else a new one. */
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
     * The manifest of the generation, with the recipe and metadata fields of the present configuration.
     *
     * @throws ClassifiedException REJECTED where the live generation was built with another model or language
     */
    public Generation forSync(String recipe) {
        List<Generation> generations = store.generations();
        Optional<Generation> present = present(generations);
        if (present.isPresent()) {
            return withRecipe(present.get(), recipe);
        }
        Generation created = manifest("g" + nextNumber(generations), recipe);
        store.create(created);
        return created;
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
        if (!manifest.language().equals(config.index().language())) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "the index was built for another language: index="
                            + config.index().name() + " generation="
                            + manifest.name() + " built=" + manifest.language() + " configured="
                            + config.index().language() + " (use another index.name)");
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
                && manifest.language().equals(config.index().language());
    }

    private Generation withRecipe(Generation manifest, String recipe) {
        if (manifest.recipe().equals(recipe)) {
            return manifest;
        }
        Generation changed = manifest.withRecipe(recipe, config.metadata());
        store.putManifest(changed);
        return changed;
    }

    private Generation manifest(String name, String recipe) {
        return new Generation(
                name,
                Generation.SCHEMA,
                recipe,
                embedder.identity(),
                embedder.engine(),
                embedder.embedPassages(ProbeTexts.ALL, Deadline.after(PROBE_TIMEOUT)),
                config.index().language(),
                List.copyOf(new TreeSet<>(config.groups().keySet())),
                config.metadata(),
                clock.millis(),
                "",
                State.BUILDING);
    }

    private static int nextNumber(List<Generation> generations) {
        return generations.stream()
                        .mapToInt(
                                generation -> Integer.parseInt(generation.name().substring(1)))
                        .max()
                        .orElse(0)
                + 1;
    }
}
