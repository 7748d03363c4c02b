package dev.corpusmill.query.extract;

/**
 * What speaks for a candidate, each from 0 to 1.
 *
 * @param meaning cosine of question and statement
 * @param topic the same, or that of question and heading where it is higher
 * @param words share of the question's telling words in the statement
 * @param seen the same with its heading
 * @param around the same with the statements beside it
 * @param cover share of all words of the question in the statement, also those that no candidate has
 * @param coverAround the same with heading and neighbors
 * @param passage score of its hit relative to the best one
 * @param kind 1 where it holds the kind of thing that is asked for
 * @param news how much it says that the question does not: a statement without news is a title
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
        double news) {
    /** Comparable within one question only. The weights are fitted, see the rationale. */
    double score() {
        return 0.45 * meaning + 0.15 * topic + 0.14 * words + 0.06 * seen + 0.2 * passage;
    }
}
