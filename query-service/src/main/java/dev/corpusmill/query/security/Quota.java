package dev.corpusmill.query.security;

/**
 * How much one key may ask.
 *
 * @param rate requests a second in the long run; 0 means any number
 * @param concurrency requests at once; 0 means {@code limits.per-key}
 */
public record Quota(double rate, int concurrency) {
    public static final Quota NONE = new Quota(0, 0);
}
