package dev.corpusmill.query.extract;

/**
 * What speaks for a candidate, each from 0 to 1.
 *
 * @param meaning cosine of question and statement
 * @param topic the same, or that of question and heading where it is higher
 * @param words share of the question's telling words that any candidate has, in the statement
 * @param seen the same with its heading and the sentence that opens its paragraph
 * @param around the same with the statements beside it
 * @param cover share of all words of the question in the statement, also of those that no candidate has
 * @param coverAround the same with heading and neighbors
 * @param passage score of its hit relative to the best one
 * @param kind 1 where it holds the kind of thing that is asked for
 * @param news how much it says that the question does not: a statement without news is a title
 * @param names share of the names in the question that stand in it, its heading or its neighbors
 */
record Evidence(
        double meaning,
        double topic,
        double words,
        double seen,
        double around,
        double cover,
        double coverAround,
        double passage,
        double kind,
        double news,
        double names) {
    /** Comparable within one question only. The weights are fitted, see the rationale. */
    double score() {
        return 0.28 * meaning
                + 0.17 * topic
                + 0.06 * words
                + 0.14 * seen
                + 0.12 * around
                + 0.18 * passage
                + 0.08 * kind
                + 0.05 * news;
    }
}
