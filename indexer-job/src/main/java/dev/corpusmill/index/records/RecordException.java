package dev.corpusmill.index.records;

/** A record that does not fit its mapping; the message says why, for a person. */
final class RecordException extends Exception {
    private static final long serialVersionUID = 1L;

    RecordException(String message) {
        super(message, null, false, false); // an export may have a million of them
    }
}
