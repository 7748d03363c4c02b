package dev.corpusmill.query.llm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the thoughts of a model out of its text, piece by piece. They stand between marks, which may be cut anywhere; where
 * only their end is marked, all text before it was thought. Not for several threads.
 */
final class ThoughtFilter {
    /* What the chat formats of the common models write: <think> of DeepSeek, Qwen and many others, [THINK] of Mistral,
     * ◁think▷ of Kimi, channels of gpt-oss. */
    private static final List<String> OPENING = List.of(
            "<think>",
            "<thinking>",
            "<thought>",
            "<reasoning>",
            "<seed:think>",
            "[THINK]",
            "◁think▷",
            "<|channel|>analysis<|message|>",
            "<|channel|>commentary<|message|>");
    private static final List<String> CLOSING = List.of(
            "</think>",
            "</thinking>",
            "</thought>",
            "</reasoning>",
            "</seed:think>",
            "[/THINK]",
            "◁/think▷",
            "<|start|>assistant<|channel|>final<|message|>",
            "<|channel|>final<|message|>");
    private static final Pattern MARK = Pattern.compile(alternatives(OPENING) + "|" + alternatives(CLOSING));
    private static final int LONGEST_MARK = 48;
    private static final String QUOTES = "`\"'“‘「"; // a mark behind one is spoken of, not used

    private final StringBuilder undecided = new StringBuilder();
    private char before = ' ';
    private boolean thinking;
    private boolean atBeginning = true;
    private boolean thought;
    private boolean strayEnd;

    private static String alternatives(List<String> marks) {
        return "(" + String.join("|", marks.stream().map(Pattern::quote).toList()) + ")";
    }

    /** What of the text so far turned out to be no thought, since the last call. */
    interface Output {
        void text(String text);

        /** All text so far was thought. */
        void retract();
    }

    void take(String piece, Output output) {
        undecided.append(piece);
        if (firstMark(0) < 0) { // as in most pieces
            pass(undecided.toString(), output);
            undecided.setLength(0);
            return;
        }
        Matcher mark = MARK.matcher(undecided);
        int done = 0;
        while (mark.find()) {
            boolean closes = mark.group(2) != null;
            char last = mark.start() > done ? undecided.charAt(mark.start() - 1) : done == 0 ? before : ' ';
            if (QUOTES.indexOf(last) >= 0 && !thinking) {
                pass(undecided.substring(done, mark.end()), output);
            } else {
                between(undecided.substring(done, mark.start()), closes, output);
            }
            done = mark.end();
        }
        int keep = beginningOfMark(done);
        pass(undecided.substring(done, keep), output);
        undecided.delete(0, keep);
    }

    /** The text has ended: what looked like the beginning of a mark was none. */
    void end(Output output) {
        pass(undecided.toString(), output);
        undecided.setLength(0);
    }

    /** Whether thoughts have ended: what follows is the answer. */
    boolean thought() {
        return thought;
    }

    /** Whether there was an end of thoughts without a beginning. */
    boolean strayEnd() {
        return strayEnd;
    }

    private void between(String text, boolean closes, Output output) {
        if (closes && !thinking) {
            strayEnd = true;
            atBeginning = true;
            output.retract();
        } else if (!closes) {
            pass(text, output);
        }
        thinking = !closes;
        thought |= closes;
        before = ' ';
    }

    private void pass(String text, Output output) {
        if (text.isEmpty()) {
            return;
        }
        before = text.charAt(text.length() - 1);
        String shown = atBeginning ? text.stripLeading() : text; // the lines between thoughts and answer are neither
        if (!thinking && !shown.isEmpty()) {
            atBeginning = false;
            output.text(shown);
        }
    }

    private int firstMark(int from) {
        for (int at = from; at < undecided.length(); at++) {
            char unit = undecided.charAt(at);
            if (unit == '<' || unit == '[' || unit == '◁') {
                return at;
            }
        }
        return -1;
    }

    /** Where a mark may begin that the text cuts; its end where none does. */
    private int beginningOfMark(int from) {
        int longest = Math.max(from, undecided.length() - LONGEST_MARK);
        for (int start = firstMark(longest); start >= 0; start = firstMark(start + 1)) {
            String rest = undecided.substring(start);
            if (OPENING.stream().anyMatch(mark -> mark.startsWith(rest))
                    || CLOSING.stream().anyMatch(mark -> mark.startsWith(rest))) {
                return start;
            }
        }
        return undecided.length();
    }
}
