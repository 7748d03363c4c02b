package dev.corpusmill.query.extract;

/**
 * What speaks for a candidate, each from 0 to 1.
 *
 * @param meaning cosine of question and statement
 * @param topic the same, or that of question and heading where it is higher
 * @param words share of the question's telling words that any candidate has, in the statement
 * @param seen the same with its heading and the sentence that opens its paragraph
 * @param around the same with the statements beside it
 * @param passage score of its hit relative to the best one
 * @param kind 1 where it holds the kind of thing that is asked for
 * @param news how much it says that the question does not: a statement without news is a title
 * @param names share of the names in the question that stand in it, its heading or its neighbors
 * @param other 1 where it is about another one of what the question names: another ward, day, country
 * @param absent 1 where nothing near it speaks of what the question names
 * @param subject share of what the question asks about in the statement, words and what it names counted alike: unlike the
 *     shares above it does not depend on what else was found
 * @param subjectAround the same with heading and neighbors
 * @param theme the same as that, of the words only
 * @param headed 1 where it is the first statement under a heading that asks the same, less further down
 */
record Evidence(
        double meaning,
        double topic,
        double words,
        double seen,
        double around,
        double passage,
        double kind,
        double news,
        double names,
        double other,
        double absent,
        double subject,
        double subjectAround,
        double theme,
        double headed) {
    private static final double OTHER_ONE = 0.25;
    private static final double ABSENT = 0.08;

    /** What speaks for the statement apart from which one of several it is about. */
    double topicScore() {
        return score() + OTHER_ONE * other + ABSENT * absent;
    }

    /** Comparable within one question only. The weights are fitted, see the rationale. */
    double score() {
        return 0.28 * meaning
                + 0.17 * topic
                + 0.06 * words
                + 0.14 * seen
                + 0.12 * around
                + 0.18 * passage
                + 0.08 * kind
                + 0.05 * news
                + 0.10 * subjectAround
                + 0.15 * headed
                - OTHER_ONE * other
                - ABSENT * absent;
    }
}
