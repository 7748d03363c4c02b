package dev.corpusmill.rerank;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import java.util.List;

/** A model that reads a question and a text together. For several threads. */
public interface RelevanceModel {
    /** Its name, for clients. */
    String name();

    /**
     * How well texts answer a question: as many numbers as could be computed before the deadline, for the first texts, at
     * least one. The deadline is to be kept.
     *
     * @throws ClassifiedException where there is not one
     */
    double[] judge(String question, List<String> texts, Deadline deadline);
}
