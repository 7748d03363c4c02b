package dev.corpusmill.eval;

/**
 * What makes a chunk a right one for a question: its document, and the answer, in its own surroundings.
 *
 * @param document path, file name or stem of the document; empty where any will do
 * @param left what stands before the answer, as {@link PlainText}; empty where nothing is known of it
 * @param answer as {@link PlainText}; empty where the right document is enough
 * @param right what stands behind the answer
 */
public record Gold(String document, String left, String answer, String right) {
    private static final int SURROUNDINGS = 30;
    private static final int ENOUGH = 20; // characters of the surroundings that must agree

    /** Any place with the answer's words. */
    static Gold ofWords(String document, String answer) {
        return new Gold(document, "", PlainText.of(answer), "");
    }

    /** Whether a chunk of this text can be a right one of a question with this answer: it has its letters and digits. */
    public static boolean holds(String chunk, String answer) {
        return ofWords("", answer).isIn(PlainText.of(chunk));
    }

    /** Only the place between {@code start} and {@code end}. */
    static Gold ofPlace(String document, String body, int start, int end) {
        String before = PlainText.of(body.substring(0, start));
        String behind = PlainText.of(body.substring(end));
        return new Gold(
                document,
                before.substring(Math.max(0, before.length() - SURROUNDINGS)),
                PlainText.of(body.substring(start, end)),
                behind.substring(0, Math.min(SURROUNDINGS, behind.length())));
    }

    /**
     * Whether a text has the answer in its place: enough of the surroundings agree, or the text ends before they do.
     *
     * @param chunk as {@link PlainText}
     */
    boolean isIn(String chunk) {
        int needed = Math.min(ENOUGH, left.length() + right.length());
        for (int at = chunk.indexOf(answer); at >= 0; at = chunk.indexOf(answer, at + 1)) {
            int end = at + answer.length();
            int before = agreeBefore(chunk, at);
            int behind = agreeBehind(chunk, end);
            boolean whole = before == at && behind == chunk.length() - end;
            if (before + behind >= needed || whole) {
                return true;
            }
        }
        return false;
    }

    private int agreeBefore(String chunk, int at) {
        int agree = 0;
        while (agree < left.length()
                && agree < at
                && chunk.charAt(at - 1 - agree) == left.charAt(left.length() - 1 - agree)) {
            agree++;
        }
        return agree;
    }

    private int agreeBehind(String chunk, int end) {
        int agree = 0;
        while (agree < right.length()
                && end + agree < chunk.length()
                && chunk.charAt(end + agree) == right.charAt(agree)) {
            agree++;
        }
        return agree;
    }
}
