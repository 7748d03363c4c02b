package dev.corpusmill.index.parse.word;

import java.util.ArrayDeque;
import java.util.Deque;

/** The fields that are open at a place in a story. Of a field its result is shown, not its code. */
final class Fields {
    private static final int MAX_OPEN = 200; // more are never closed

    private final Deque<Field> open = new ArrayDeque<>();

    private static final class Field {
        final String form;
        boolean result;

        Field(String form) {
            this.form = form;
        }
    }

    /** Opens a field; its form shows this where there is no result. */
    void begin(String form) {
        if (open.size() < MAX_OPEN) {
            open.push(new Field(form));
        }
    }

    void separate() {
        if (!open.isEmpty()) {
            open.element().result = true;
        }
    }

    /** Closes a field and gives what its form shows. */
    String end() {
        if (open.isEmpty()) {
            return "";
        }
        Field field = open.pop();
        return field.result ? "" : field.form;
    }

    /** Whether text is shown here. Code has an element of its own, so that text directly in it is a fault of the writer. */
    boolean isShown() {
        boolean innermost = true;
        for (Field field : open) {
            if (!field.result && !innermost) {
                return false;
            }
            innermost = false;
        }
        return true;
    }

    int count() {
        return open.size();
    }

    /** Forgets fields that a cell or a text box left open: none reaches beyond. */
    void closeTo(int count) {
        while (open.size() > count) {
            open.pop();
        }
    }
}
