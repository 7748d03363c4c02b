package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.v2.exception.MilvusClientException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What failures of Milvus mean, decided here once: statuses of gRPC, error codes of the server, and what the client library
 * throws. Where a code says nothing, as those of Milvus Lite do, the server's words decide.
 */
final class MilvusFailures {
    /** What the client library says where Milvus Lite sends a number that it does not know; the reason is lost then. */
    private static final String MANGLED = "Can't get the number of an unknown enum value";

    private static final List<Map.Entry<Pattern, FailureKind>> WORDS = List.of(
            words("rate limit|quota exceeded|too many requests|memory limit", FailureKind.OVERLOADED),
            words(
                    "deadline.exceeded|timed? ?out|context canceled|not (fully )?loaded|not ready",
                    FailureKind.TRANSIENT),
            words("no space left|disk (is )?full|disk (limit|quota)|not authenticated|den(y|ied)", FailureKind.FATAL),
            words("(collection|alias|database|partition|index)\\b.*\\bnot (found|exist)", FailureKind.FATAL),
            words("\\b(invalid|illegal)\\b|exceed.* max|too (long|large)|dimension|\\bdim\\b", FailureKind.REJECTED));

    private static final String NOT_THERE = "alias|collection|database";

    private MilvusFailures() {}

    /** The failure as a store says it; {@code action} and {@code facts} say what was tried. */
    static StoreException of(RuntimeException failure, String action, String facts) {
        if (failure instanceof StoreException classified) {
            return classified;
        }
        String reason = reason(failure);
        String message = "milvus " + action + " failed: " + facts + " reason=" + reason;
        return new StoreException(kind(failure, reason), message + advice(failure, reason), failure);
    }

    /** Whether the server says that there is no such collection or alias. */
    static boolean notThere(RuntimeException failure) {
        int code = serverCode(failure);
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        return code == 100
                || code == 1600
                || reason.matches(
                        "(?s).*\\b(" + NOT_THERE + ")\\b.*\\b(not found|not exist|does not exist|not exists)\\b.*")
                || reason.matches("(?s).*can'?t find (" + NOT_THERE + ").*")
                || reason.contains("no such file or directory"); // Milvus Lite, where another process drops it just now
    }

    /** Whether the server says that the collection exists already. */
    static boolean exists(RuntimeException failure) {
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        return reason.contains("already exist")
                || reason.contains("duplicate collection")
                || reason.contains("file exists");
    }

    /** Whether this may mean that the collection is not in the server's memory; its load state tells. */
    static boolean maybeReleased(RuntimeException failure) {
        int code = serverCode(failure);
        String reason = reason(failure);
        return code == 101
                || code == 201
                || reason.startsWith(MANGLED)
                || reason.toLowerCase(Locale.ROOT).matches(".*\\b(not loaded|released)\\b.*");
    }

    private static FailureKind kind(RuntimeException failure, String reason) {
        StatusRuntimeException status = cause(failure, StatusRuntimeException.class);
        if (status != null) {
            return ofStatus(status.getStatus(), reason);
        }
        if (reason.startsWith(MANGLED)) {
            return FailureKind.REJECTED; // an illegal argument: of a released collection its load state has told before
        }
        MilvusClientException client = cause(failure, MilvusClientException.class);
        if (client == null) {
            return FailureKind.FATAL;
        }
        return switch (client.getErrorCode()) {
            case TIMEOUT, RPC_ERROR -> FailureKind.TRANSIENT;
            case INVALID_PARAMS -> FailureKind.REJECTED;
            case COLLECTION_NOT_FOUND -> FailureKind.FATAL;
            case SERVER_ERROR -> ofServer(serverCode(failure), reason);
            case SUCCESS, CLIENT_ERROR -> ofWords(reason).orElse(FailureKind.FATAL);
        };
    }

    private static FailureKind ofStatus(Status status, String reason) {
        return switch (status.getCode()) {
            case RESOURCE_EXHAUSTED ->
                // The same status for a message over the limit, which no patience makes smaller.
                reason.contains("larger than max") || reason.contains("exceeds maximum")
                        ? FailureKind.REJECTED
                        : FailureKind.OVERLOADED;
            case UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED, CANCELLED, INTERNAL, UNKNOWN, DATA_LOSS ->
                FailureKind.TRANSIENT;
            case INVALID_ARGUMENT, OUT_OF_RANGE -> FailureKind.REJECTED;
            case FAILED_PRECONDITION,
                    ALREADY_EXISTS,
                    NOT_FOUND,
                    UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    UNIMPLEMENTED,
                    OK -> FailureKind.FATAL;
        };
    }

    private static FailureKind ofServer(int code, String reason) {
        FailureKind kind = MilvusCodes.kind(code).orElse(FailureKind.TRANSIENT); // repetitions are bounded
        return MilvusCodes.catchAll(code) ? ofWords(reason).orElse(kind) : kind;
    }

    /** Only words that say it clearly; the order matters: an exceeded deadline is no exceeded length. */
    private static Optional<FailureKind> ofWords(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        for (Map.Entry<Pattern, FailureKind> line : WORDS) {
            if (line.getKey().matcher(words).find()) {
                return Optional.of(line.getValue());
            }
        }
        return Optional.empty();
    }

    private static String advice(RuntimeException failure, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        StatusRuntimeException status = cause(failure, StatusRuntimeException.class);
        Status.Code code = status == null ? Status.Code.OK : status.getStatus().getCode();
        int server = serverCode(failure);
        if (code == Status.Code.UNAUTHENTICATED
                || server == 1400
                || server == 1800
                || words.contains("auth check failure")) {
            return " (is store.milvus.token right?)";
        }
        if (code == Status.Code.PERMISSION_DENIED || server == 1401 || words.contains("permission deny")) {
            return " (the user of store.milvus.token may not do this)";
        }
        if (server == 800 || words.matches(".*\\bdatabase\\b.* not (found|exist).*")) {
            return " (is store.milvus.database right? create it first)";
        }
        if (code == Status.Code.UNAVAILABLE
                || words.contains("deadline_exceeded")
                || words.contains("deadline exceeded")) {
            return " (is a Milvus listening there? see store.milvus.uri and store.milvus.tls)";
        }
        return code == Status.Code.UNIMPLEMENTED ? " (the server is too old, or no Milvus)" : "";
    }

    private static Map.Entry<Pattern, FailureKind> words(String expression, FailureKind kind) {
        return Map.entry(Pattern.compile(expression), kind);
    }

    private static int serverCode(RuntimeException failure) {
        MilvusClientException client = cause(failure, MilvusClientException.class);
        return client == null ? 0 : client.getServerErrCode();
    }

    /** One line, without the stack of words that the client library puts around it. */
    private static String reason(RuntimeException failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= 400 ? line : line.substring(0, 400) + "…";
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
