package dev.corpusmill.index.records;

/**
 * Where records of CSV end: at a line end outside of quotes. A quote opens a quoted field only at the field's front, and
 * two quotes in one are a quote; see RFC 4180.
 */
final class CsvEnds implements ByteRecords.Ends {
    private final byte delimiter;
    private State state = State.FRONT;

    private enum State {
        /** At the front of a field. */
        FRONT,
        PLAIN,
        QUOTED,
        /** Behind a quote in a quoted field: its end, or the first of two. */
        QUOTE
    }

    CsvEnds(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    @Override
    public void begin() {
        state = State.FRONT;
    }

    /** Whether the record so far ends within quotes. */
    boolean open() {
        return state == State.QUOTED;
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        State now = state;
        for (int i = from; i < to; i++) {
            byte one = bytes[i];
            if (now == State.QUOTED) {
                now = one == '"' ? State.QUOTE : State.QUOTED;
            } else if (one == '\n') {
                state = now;
                return i;
            } else if (one == delimiter) {
                now = State.FRONT;
            } else if (one == '"' && now != State.PLAIN) {
                now = State.QUOTED; // opens the field, or is the second of two
            } else if (now != State.QUOTE || one != '\r') {
                now = State.PLAIN;
            }
        }
        state = now;
        return -1;
    }
}
