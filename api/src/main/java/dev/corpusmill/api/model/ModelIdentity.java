package dev.corpusmill.api.model;

import java.text.Normalizer;

/**
 * Everything that decides what vector a text gets. Vectors of different identities never meet in one index.
 *
 * @param model name of the model, or of the folder or server it comes from
 * @param weights hash of the weights; for a remote model what its server calls them
 * @param tokenizer hash of the vocabulary and its settings
 * @param pooling {@code cls}, {@code mean} or {@code last}
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

    /** What a model is given for a text: its characters composed (NFC), so that the same words have the same vector. */
    public static String input(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * What the vector of a text is known by: the hash of the model's {@link #input} and of the model with this {@link #hash}.
     * So a vector is never taken for another model's, and a row tells which model it is of.
     */
    public static String embedHash(String modelHash, String text) {
        return Hashes.ofParts(modelHash, input(text));
    }
}
