package dev.corpusmill.index.parse.ocr;

/** The text of one page could not be recognized; the document goes on without it. */
final class OcrException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean timedOut;

    private OcrException(String message, boolean timedOut) {
        super(message);
        this.timedOut = timedOut;
    }

    static OcrException failed(int exit, String lastWords) {
        return new OcrException("exit=" + exit + " stderr=" + lastWords, false);
    }

    static OcrException timedOut(long millis) {
        return new OcrException("timeout: parse.ocr-timeout=" + millis / 1000.0 + "s", true);
    }

    boolean isTimeout() {
        return timedOut;
    }
}
