package dev.corpusmill.query.extract;

/**
 * How sure it is that a quote answers a question: a logistic regression over its evidence, fitted for each bundled model in
 * its own language. A cosine of another model, or of one in a language that it was not trained for, says too little to be
 * counted; there the words decide. See the rationale for what each costs.
 */
final class Confidence {
    private static final Weights ENGLISH = new Weights(-13.4, 16.4, 2.0, 4.6, 2.0);
    private static final Weights CHINESE = new Weights(-12.4, 15.2, 1.6, 8.3, 0.7);
    private static final Weights OTHER = new Weights(-6.4, 0.0, 5.2, 7.4, 1.8);

    private static final double OTHER_ONE = 20;
    private static final double ABSENT = 3;
    private static final double HEADED = 8;
    private static final double BEHIND = 12;

    private final Weights weights;

    private record Weights(double bias, double meaning, double subject, double around, double names) {
        double sum(Evidence evidence) {
            return bias
                    + meaning * evidence.likeness().meaning()
                    + subject * evidence.subject().own()
                    + around * evidence.subject().around()
                    + names * evidence.subject().names()
                    + HEADED * evidence.headed()
                    - OTHER_ONE * evidence.subject().other()
                    - ABSENT * evidence.subject().absent();
        }
    }

    Confidence(ModelReading reading) {
        this.weights = switch (reading) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
            case OTHER -> OTHER;
        };
    }

    /**
     * From 0 to 1.
     *
     * @param topic evidence of the statement that would be best if it were about the right one of several; what is quoted
     *     instead must speak of the subject as much
     */
    double in(Evidence evidence, Evidence topic) {
        double behind = Math.max(0, topic.subject().theme() - evidence.subject().theme());
        return 1 / (1 + Math.exp(BEHIND * behind - weights.sum(evidence)));
    }
}
