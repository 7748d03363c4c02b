package dev.corpusmill.query.extract;

/**
 * What speaks for a candidate. Shares are from 0 to 1.
 *
 * @param passage score of its hit relative to the best one
 * @param kind 1 where it holds the kind of thing that is asked for
 * @param news how much it says that the question does not: a statement without news is a title
 * @param headed 1 where it is the first statement under a heading that asks the same, less further down
 */
record Evidence(
        Likeness likeness, Wording wording, Subject subject, double passage, double kind, double news, double headed) {
    /**
     * Cosines with the question.
     *
     * @param meaning of the statement
     * @param topic of the statement, or of its heading where that is higher
     * @param before of the sentence before it; where there is none, a little less than its own
     * @param behind of the sentence behind it, likewise
     */
    record Likeness(double meaning, double topic, double before, double behind) {}

    /**
     * Shares of what the question asks about, words by how rare they are among the candidates.
     *
     * @param own in the statement
     * @param even the same, each word alike
     * @param before how much more with the sentence before it
     * @param behind how much more with the sentence behind it
     * @param opening how much more with the sentence that opens its paragraph
     * @param around in the statement, its heading, its opening and its neighbors
     * @param all of all words of the question, in the statement
     */
    record Wording(double own, double even, double before, double behind, double opening, double around, double all) {}

    /**
     * Whether it is about what the question names.
     *
     * @param names share of the names in the question that stand in it, its heading or its neighbors
     * @param other 1 where it is about another one of what the question names: another ward, day, country
     * @param absent 1 where nothing near it speaks of what the question names
     * @param own share of what the question asks about in the statement, words and what it names counted alike: unlike the
     *     wording's shares it does not depend on what else was found
     * @param around the same with heading and neighbors
     * @param theme the same as that, of the words only
     */
    record Subject(double names, double other, double absent, double own, double around, double theme) {}
}
