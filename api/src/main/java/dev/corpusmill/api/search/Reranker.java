package dev.corpusmill.api.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import java.util.List;

/** A post-processor that judges how well texts answer a question: {@code POST /v1/rerank} asks the first of the configuration. */
public interface Reranker extends PostProcessor {
    /** The model that judges, by the name that clients see. */
    String model();

    /**
     * How well each text answers the question, in the order of the texts: a higher number is better, and numbers are finite.
     * Those of two questions are not to be compared.
     *
     * @throws ClassifiedException where not all of them could be judged before the deadline
     */
    double[] judge(String question, List<String> texts, Deadline deadline);
}
