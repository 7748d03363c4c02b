package dev.corpusmill.query.extract;

/** How well an embedding model reads a question: what its cosines say is fitted for each bundled model in its own language. */
enum ModelReading {
    ENGLISH,
    CHINESE,
    /** Another model, or a language that it was not trained for. */
    OTHER;

    /** @param model name of the embedding model */
    static ModelReading of(String model, String question) {
        boolean chinese = question.codePoints().anyMatch(Character::isIdeographic);
        if (model.contains("bge-small-zh") && chinese) {
            return CHINESE;
        }
        return model.contains("bge-small-en") && FunctionWords.english(question) ? ENGLISH : OTHER;
    }
}
