package dev.corpusmill.query.rewrite;

/**
 * A question as it is searched for.
 *
 * @param complete whether it can be understood without what was said before
 * @param note why it is not; empty where it is
 */
public record Rewritten(String question, boolean complete, String note) {
    static Rewritten asAsked(String question, String reason) {
        return new Rewritten(question, false, "the question was not completed from the conversation: " + reason);
    }
}
