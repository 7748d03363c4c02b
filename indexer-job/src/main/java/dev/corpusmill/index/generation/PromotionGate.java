package dev.corpusmill.index.generation;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.config.GateConfig;
import dev.corpusmill.eval.RankScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares a build with the live generation before it may take its place: what golden questions find, and, where there
 * are none or the recipe is the same, the shape of the documents that are whole there and whose content did not change.
 */
public final class PromotionGate {
    private final GateConfig config;
    private final GoldenQuestions questions;
    private final Embedder embedder;

    /**
     * What the gate saw.
     *
     * @param problems why the build is refused; empty where it may pass
     * @param measures what was compared, for people
     */
    public record Verdict(List<String> problems, List<String> measures) {
        public boolean passed() {
            return problems.isEmpty();
        }
    }

    public PromotionGate(GateConfig config, GoldenQuestions questions, Embedder embedder) {
        this.config = config;
        this.questions = questions;
        this.embedder = embedder;
    }

    /** Judges the first build of an index, which has nothing to be compared with. */
    public Verdict judge(GenerationReader build) {
        return Structure.hasText(build)
                ? new Verdict(List.of(), List.of())
                : new Verdict(List.of("nothing could be indexed"), List.of());
    }

    /** Judges a build beside the live generation; {@code sameModel}: the live one can be asked by vector, too. */
    public Verdict judge(GenerationReader build, GenerationReader live, boolean sameModel) {
        List<String> problems = new ArrayList<>();
        List<String> measures = new ArrayList<>();

        if (!questions.isEmpty()) {
            RankScores before =
                    sameModel ? questions.fused(live, embedder) : questions.withoutEmbedding(live, embedder);
            RankScores now = questions.fused(build, embedder);
            notWorse("recall@10", now.recall10(), before.recall10(), problems, measures);
            notWorse("ndcg@10", now.ndcg10(), before.ndcg10(), problems, measures);
        }

        if (questions.isEmpty()
                || build.manifest().recipe().equals(live.manifest().recipe())) {
            structure(build, live, problems, measures);
        }

        return new Verdict(problems, measures);
    }

    private void notWorse(String name, double now, double before, List<String> problems, List<String> measures) {
        String facts = String.format(Locale.ROOT, "%s: build=%.3f live=%.3f", name, now, before);
        measures.add(facts);
        if (now < before - config.tolerance().share()) {
            problems.add(facts + " gate.tolerance=" + config.tolerance());
        }
    }

    private void structure(
            GenerationReader build, GenerationReader live, List<String> problems, List<String> measures) {
        Structure.Pair both = Structure.compare(live, build);
        Structure now = both.build();
        Structure before = both.live();
        new Comparison("documents with text", problems, measures).add(now.withText(), before.withText());
        for (String group : build.manifest().groups()) { // one that was taken out is gone on purpose
            if (live.manifest().groups().contains(group)) {
                new Comparison("nodes of " + group, problems, measures)
                        .add(now.nodes().getOrDefault(group, 0L), before.nodes().getOrDefault(group, 0L));
                new Comparison("median length of " + group, problems, measures)
                        .add(
                                now.medianLength().getOrDefault(group, 0),
                                before.medianLength().getOrDefault(group, 0));
            }
        }
    }

    /** One number of the build against the same of the live generation. */
    private final class Comparison {
        private final String name;
        private final List<String> problems;
        private final List<String> measures;

        Comparison(String name, List<String> problems, List<String> measures) {
            this.name = name;
            this.problems = problems;
            this.measures = measures;
        }

        void add(long now, long before) {
            String facts = name + ": build=" + now + " live=" + before;
            measures.add(facts);
            if (Math.abs(now - before) > config.structureTolerance().share() * before) {
                problems.add(facts + " gate.structure-tolerance=" + config.structureTolerance());
            }
        }
    }
}
