package dev.corpusmill.api.model;

/**
 * Everything that decides what vector a text gets. Vectors of different identities never meet in one index.
 *
 * @param model name of the model, or of the folder or server it comes from
 * @param weights hash of the weights; for a remote model what its server calls them
 * @param tokenizer hash of the vocabulary and its settings
 * @param pooling {@code cls} or {@code mean}
 * @param queryPrefix put in front of questions
 * @param passagePrefix put in front of passages
 * @param dimension length of a vector
 * @param maxTokens longest input; what is longer would be cut by the model
 */
public record ModelIdentity(
        String model,
        String weights,
        String tokenizer,
        String pooling,
        boolean normalized,
        String queryPrefix,
        String passagePrefix,
        int dimension,
        int maxTokens) {
    /** Equal for equal identities, whatever engine runs the model. */
    public String hash() {
        return Hashes.ofParts(
                weights,
                tokenizer,
                pooling,
                Boolean.toString(normalized),
                queryPrefix,
                passagePrefix,
                Integer.toString(dimension));
    }

    /**
     * What a vector is known by: the hash of the input that gave it and of the model with this {@link #hash}. So a vector is
     * never taken for another model's, and a row tells which model it is of.
     */
    public static String embedHash(String modelHash, String input) {
        return Hashes.ofParts(modelHash, input);
    }
}
