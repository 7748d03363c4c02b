package dev.corpusmill.store.milvus;

import dev.corpusmill.model.FailureKind;
import dev.corpusmill.store.StoreException;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What failures of Milvus mean, decided here once: statuses of gRPC, error codes of the server, and what the client library
 * throws. Codes are those of Milvus 2.4 to 2.6 ({@code pkg/util/merr}); Milvus Lite sends others, and its words decide.
 */
final class MilvusFailures {
    /** The server is full, or asks for patience. */
    private static final Set<Integer> OVERLOADED = Set.of(3, 4, 8, 9, 12);

    /** The server, or a part of it, is not there at the moment. */
    private static final Set<Integer> TRANSIENT = Set.of(
            1, 2, 5, 11, 101, 103, 106, 107, 201, 202, 400, 401, 402, 403, 500, 501, 502, 503, 504, 600, 601, 602, 901,
            1000, 1001, 1003, 1301, 2000, 2200);

    /** This request will never be taken. */
    private static final Set<Integer> REJECTED = Set.of(1100, 1101, 1102, 1700, 1701, 1702, 1703, 1800, 1801, 1802);

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

    private static FailureKind kind(RuntimeException failure, String reason) {
        StatusRuntimeException status = cause(failure, StatusRuntimeException.class);
        if (status != null) {
            return ofStatus(status.getStatus(), reason);
        }
        MilvusClientException client = cause(failure, MilvusClientException.class);
        if (client == null) {
            return FailureKind.FATAL;
        }
        if (client.getErrorCode() == ErrorCode.TIMEOUT || client.getErrorCode() == ErrorCode.RPC_ERROR) {
            return FailureKind.TRANSIENT;
        }
        return ofServer(serverCode(failure), reason);
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
            case INVALID_ARGUMENT, OUT_OF_RANGE, FAILED_PRECONDITION, ALREADY_EXISTS, NOT_FOUND -> FailureKind.REJECTED;
            case UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED, OK -> FailureKind.FATAL;
        };
    }

    private static FailureKind ofServer(int code, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (OVERLOADED.contains(code) || words.contains("rate limit") || words.contains("quota exceeded")) {
            return FailureKind.OVERLOADED;
        }
        if (words.contains("not loaded") || words.contains("not ready")) {
            return FailureKind.TRANSIENT;
        }
        if (REJECTED.contains(code) || words.contains("invalid") || words.contains("exceed") || words.contains("dim")) {
            return FailureKind.REJECTED;
        }
        return TRANSIENT.contains(code) && code != 5 ? FailureKind.TRANSIENT : FailureKind.FATAL;
    }

    private static String advice(RuntimeException failure, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        StatusRuntimeException status = cause(failure, StatusRuntimeException.class);
        Status.Code code = status == null ? Status.Code.OK : status.getStatus().getCode();
        if (code == Status.Code.UNAUTHENTICATED || words.contains("auth check failure") || words.contains("token")) {
            return " (is store.token right?)";
        }
        if (code == Status.Code.PERMISSION_DENIED || words.contains("permission deny")) {
            return " (the user of store.token may not do this)";
        }
        if (words.matches(".*\\bdatabase\\b.* not (found|exist).*")) {
            return " (is store.database right? create it first)";
        }
        if (code == Status.Code.UNAVAILABLE
                || words.contains("deadline_exceeded")
                || words.contains("deadline exceeded")) {
            return " (is a Milvus listening there? see store.uri and store.tls)";
        }
        return code == Status.Code.UNIMPLEMENTED ? " (the server is too old, or no Milvus)" : "";
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
