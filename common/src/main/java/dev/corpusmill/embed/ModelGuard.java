package dev.corpusmill.embed;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Vectors;
import java.util.List;
import java.util.Locale;

/** Refuses to mix vectors of two models: checked by the job before it writes and by the service before it answers. */
public final class ModelGuard {
    /** Mean cosine of the probes below which two engines do not compute the same model. */
    static final double MIN_MEAN_COSINE = 0.99;

    private static final String REMEDY = " (run rebuild, or use another index.name)";

    private ModelGuard() {}

    /**
     * Passes where the embedder's vectors may meet those of a generation.
     *
     * @param model identity in the generation's manifest
     * @param engine in the manifest; where the embedder's differs, the probes are embedded again and compared
     * @param probes vectors of {@link ProbeTexts} in the manifest
     * @throws ClassifiedException FATAL where they may not, naming both models; as classified where a probe fails
     */
    public static void check(
            ModelIdentity model, String engine, List<float[]> probes, Embedder embedder, Deadline deadline) {
        ModelIdentity present = embedder.identity();
        if (!present.hash().equals(model.hash())) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "the index was built with another model: index=" + describe(model) + " configured="
                            + describe(present) + REMEDY);
        }
        if (embedder.engine().equals(engine)) {
            return;
        }
        double cosine = meanCosine(probes, embedder.embedPassages(ProbeTexts.ALL, deadline));
        if (!(cosine >= MIN_MEAN_COSINE)) { // also where it is not a number
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    String.format(
                            Locale.ROOT,
                            "the engine computes other vectors than the one that built the index: model=%s index='%s'"
                                    + " configured='%s' mean-cosine=%.4f required=%.2f%s",
                            present.model(),
                            engine,
                            embedder.engine(),
                            cosine,
                            MIN_MEAN_COSINE,
                            REMEDY));
        }
    }

    private static String describe(ModelIdentity model) {
        return model.model() + "/" + model.dimension() + "d/" + model.hash().substring(0, 8);
    }

    /** Not a number where the probes are not the same texts any more. */
    private static double meanCosine(List<float[]> before, List<float[]> now) {
        if (before.size() != now.size()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < now.size(); i++) {
            sum += Vectors.cosine(before.get(i), now.get(i));
        }
        return sum / now.size();
    }
}
