package dev.corpusmill.query.extract;

/**
 * Ranks the statements that were found for a question: for each the logarithm of the odds that it answers, up to a constant of
 * the question. A conditional logit (McFadden 1974) over all statements of a question; the rationale says what it was fitted
 * on. The weights of a heading and of another one of what is named are set by hand: the sets that it was fitted on have none.
 */
final class Ranking {
    private static final Weights ENGLISH =
            new Weights(6.0, 4.8, 2.3, 3.0, new Words(4.8, 1.9, 2.1, 0.8, 3.5, 2.6), 1.0, 1.8);
    private static final Weights CHINESE =
            new Weights(3.8, 3.8, 2.1, 2.0, new Words(5.6, 2.5, 1.1, 1.2, 4.8, 2.5), 2.1, 1.3);

    /** A cosine of another model says little of the statement, and something of its topic. */
    private static final Weights OTHER =
            new Weights(0.0, 4.0, 0.0, 1.0, new Words(5.6, 2.4, 1.8, 0.3, 2.0, 3.3), 3.0, 4.5);

    private static final double OTHER_ONE = 6;
    private static final double ABSENT = 2;
    private static final double HEADED = 4;
    private static final double NEWS = 1;

    private final Weights weights;

    private record Words(double own, double even, double before, double behind, double opening, double around) {
        double sum(Evidence.Wording wording) {
            return own * wording.own()
                    + even * wording.even()
                    + before * wording.before()
                    + behind * wording.behind()
                    + opening * wording.opening()
                    + around * wording.around();
        }
    }

    private record Weights(
            double meaning, double topic, double before, double behind, Words words, double passage, double kind) {
        double sum(Evidence evidence) {
            Evidence.Likeness likeness = evidence.likeness();
            return meaning * likeness.meaning()
                    + topic * likeness.topic()
                    + before * likeness.before()
                    + behind * likeness.behind()
                    + words.sum(evidence.wording())
                    + passage * evidence.passage()
                    + kind * evidence.kind();
        }
    }

    Ranking(ModelReading reading) {
        this.weights = switch (reading) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
            case OTHER -> OTHER;
        };
    }

    double of(Evidence evidence) {
        return ofTopic(evidence)
                - OTHER_ONE * evidence.subject().other()
                - ABSENT * evidence.subject().absent();
    }

    /** What speaks for the statement apart from which one of several it is about. */
    double ofTopic(Evidence evidence) {
        return weights.sum(evidence) + NEWS * evidence.news() + HEADED * evidence.headed();
    }
}
