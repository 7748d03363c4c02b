package dev.corpusmill.query.verify;

/** How alike two texts are in meaning, 0 to 1; asked where words alone do not decide. */
@FunctionalInterface
public interface Likeness {
    /** Never asks a model. */
    Likeness UNKNOWN = (statement, source) -> Double.NaN;

    /** The likeness; not a number where it is not known. */
    double of(String statement, String source);
}
