package dev.corpusmill.index.parse.word;

import java.io.IOException;
import java.io.InputStream;

/** Cuts RTF into groups, control words and bytes of text. */
final class RtfTokens {
    private static final int MAX_WORD = 40;
    private static final int MAX_DIGITS = 10;
    private static final int NOTHING = -2;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int at;
    private int ahead = NOTHING;
    private final StringBuilder word = new StringBuilder();
    private int parameter;
    private boolean hasParameter;
    private int value;

    /** What comes next. */
    enum Kind {
        OPEN,
        CLOSE,
        /** A control word or a control symbol. */
        WORD,
        /** A byte of text. */
        TEXT,
        END
    }

    RtfTokens(InputStream in) {
        this.in = in;
    }

    Kind next() throws IOException {
        while (true) {
            int c = read();
            switch (c) {
                case -1 -> {
                    return Kind.END;
                }
                case '{' -> {
                    return Kind.OPEN;
                }
                case '}' -> {
                    return Kind.CLOSE;
                }
                case '\\' -> {
                    return control();
                }
                case '\r', '\n', 0 -> {} // line breaks of the file mean nothing
                default -> {
                    value = c;
                    return Kind.TEXT;
                }
            }
        }
    }

    private Kind control() throws IOException {
        int c = read();
        word.setLength(0);
        hasParameter = false;
        parameter = 0;
        if (c == '\'') {
            int high = Character.digit(read(), 16);
            int low = Character.digit(read(), 16);
            value = high < 0 || low < 0 ? '?' : high * 16 + low;
            return Kind.TEXT;
        }
        if (!isLetter(c)) {
            word.append(c == '\r' || c == '\n' ? "par" : c < 0 ? "" : String.valueOf((char) c));
            return Kind.WORD;
        }
        for (; isLetter(c); c = read()) {
            if (word.length() < MAX_WORD) {
                word.append((char) c);
            }
        }
        number(c);
        if (word.toString().equals("bin") && parameter > 0) {
            for (int left = parameter; left > 0 && read() >= 0; left--) {} // bytes as they are, braces too
        }
        return Kind.WORD;
    }

    private void number(int first) throws IOException {
        int c = first;
        boolean negative = c == '-';
        if (negative) {
            c = read();
        }
        long number = 0;
        for (int digits = 0; c >= '0' && c <= '9'; c = read()) {
            number = digits++ < MAX_DIGITS ? number * 10 + c - '0' : number;
            hasParameter = true;
        }
        parameter = (int) Math.min(Integer.MAX_VALUE, number) * (negative ? -1 : 1);
        if (c != ' ') {
            ahead = c;
        }
    }

    private int read() throws IOException {
        if (ahead != NOTHING) {
            int c = ahead;
            ahead = NOTHING;
            return c;
        }
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
        }
        return at < filled ? buffer[at++] & 0xFF : -1;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    String word() {
        return word.toString();
    }

    int parameter() {
        return parameter;
    }

    /** Whether a control word switches something on: it does unless it says 0. */
    boolean isOn() {
        return !hasParameter || parameter != 0;
    }

    /** The byte of text. */
    int value() {
        return value;
    }
}
