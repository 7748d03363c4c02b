package dev.corpusmill.index.parse;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaMemoryLimitException;
import org.apache.tika.exception.UnsupportedFormatException;

/** Says once what an exception of Tika or of a library beneath it means. */
public final class ParseFailures {
    private static final int MAX_REASON_CHARS = 300;

    private ParseFailures() {}

    public static ParseException classify(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException known) {
                return known;
            }
            if (cause instanceof EncryptedDocumentException) {
                return rejected("encrypted", cause, failure);
            }
            if (cause instanceof UnsupportedFormatException) {
                return rejected("unsupported format", cause, failure);
            }
            if (cause instanceof TikaMemoryLimitException) {
                return rejected("a part is larger than the parser allows", cause, failure);
            }
            if (noSpace(cause)) {
                return new ParseException(FailureKind.TRANSIENT, "disk full: " + reason(cause), failure);
            }
            root = cause;
        }
        if (encrypted(failure) || encrypted(root)) {
            return rejected("encrypted", root, failure);
        }
        if (root instanceof StackOverflowError) {
            return new ParseException(FailureKind.REJECTED, "nested too deeply: stack overflow in the parser", failure);
        }
        return rejected("corrupt or truncated", root, failure);
    }

    private static ParseException rejected(String what, Throwable why, Throwable failure) {
        return new ParseException(FailureKind.REJECTED, what + ": " + reason(why), failure);
    }

    /** Some libraries say it in words only. */
    private static boolean encrypted(Throwable failure) {
        String message = ClassifiedException.reasonOf(failure).toLowerCase(Locale.ROOT);
        return message.contains("encrypted") || message.contains("password");
    }

    private static boolean noSpace(Throwable failure) {
        String message = failure.getMessage();
        return (failure instanceof FileSystemException || failure instanceof java.io.IOException)
                && message != null
                && message.contains("No space left on device");
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        String reason = message == null || message.isBlank() ? type : type + " " + CleanText.collapse(message);
        return reason.length() <= MAX_REASON_CHARS ? reason : reason.substring(0, MAX_REASON_CHARS) + "…";
    }
}
