package dev.corpusmill.assembly;

import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.search.Fusion;
import dev.corpusmill.search.ReciprocalRankFusion;
import dev.corpusmill.search.WeightedFusion;

/** Makes the fusion that the configuration asks for: the same for the service, the evaluation and the gate. */
public final class SearchAssembly {
    private SearchAssembly() {}

    public static Fusion fusion(SearchConfig search) {
        return search.fusion().equals("weighted")
                ? new WeightedFusion(search.denseWeight())
                : new ReciprocalRankFusion();
    }
}
