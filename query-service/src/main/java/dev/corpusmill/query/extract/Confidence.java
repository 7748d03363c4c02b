package dev.corpusmill.query.extract;

/**
 * How sure it is that a quote answers a question: a logistic regression over its evidence, fitted for each bundled model in
 * its own language. A cosine of another model, or of one in a language that it was not trained for, says too little to be
 * counted; there the words decide. See the rationale for what each costs.
 */
final class Confidence {
    private static final Weights ENGLISH = new Weights(-20.9, 21.4, 4.4, 7.9, 2.5, 2.3);
    private static final Weights CHINESE = new Weights(-14.3, 16.6, 4.8, 6.4, 0.1, 0.0);
    private static final Weights OTHER = new Weights(-7.8, 0.0, 4.4, 7.9, 2.5, 2.3);

    private static final double OTHER_ONE = 20;
    private static final double ABSENT = 8;
    private static final double HEADED = 8;
    private static final double BEHIND = 12;

    private final String model;

    private record Weights(double bias, double meaning, double cover, double coverAround, double kind, double names) {
        double sum(Evidence evidence) {
            return bias
                    + meaning * evidence.meaning()
                    + cover * evidence.cover()
                    + coverAround * evidence.coverAround()
                    + kind * evidence.kind()
                    + names * evidence.names()
                    + HEADED * evidence.headed()
                    - OTHER_ONE * evidence.other()
                    - ABSENT * evidence.absent();
        }
    }

    /** @param model name of the embedding model */
    Confidence(String model) {
        this.model = model;
    }

    /**
     * From 0 to 1.
     *
     * @param topic evidence of the statement that would be best if it were about the right one of several; what is quoted
     *     instead must speak of the subject as much
     */
    double in(Evidence evidence, Evidence topic, String question) {
        double behind = Math.max(0, topic.subjectAround() - evidence.subjectAround());
        return 1 / (1 + Math.exp(BEHIND * behind - weights(question).sum(evidence)));
    }

    private Weights weights(String question) {
        boolean chinese = question.codePoints().anyMatch(Character::isIdeographic);
        if (model.contains("bge-small-zh") && chinese) {
            return CHINESE;
        }
        return model.contains("bge-small-en") && FunctionWords.english(question) ? ENGLISH : OTHER;
    }
}
