package dev.corpusmill.call;

import dev.corpusmill.api.model.FailureKind;

/**
 * What an HTTP status means for the caller: the one table for embedding servers, model servers and everything else.
 *
 * <p>Where a standard leaves it open, the table follows what OpenAI's client repeats: 408, 409, 429 and 5xx.
 */
public final class HttpFailures {
    private HttpFailures() {}

    /** The kind of a status that is not a success. */
    public static FailureKind kind(int status) {
        return switch (status) {
            case 429, 503, 529 -> FailureKind.OVERLOADED; // 529: "site is overloaded", as some gateways say it
            case 408, 409, 425 -> FailureKind.TRANSIENT;
            case 401, 403, 404, 405, 407, 410 -> FailureKind.FATAL; // wrong key, address or model
            case 501, 505, 511 -> FailureKind.FATAL; // the server cannot do it, or a network wants a login
            default -> byClass(status);
        };
    }

    private static FailureKind byClass(int status) {
        if (status >= 500 && status < 600) {
            return FailureKind.TRANSIENT; // also 520 to 530, which are gateways' own
        }
        return status >= 400 && status < 500 ? FailureKind.REJECTED : FailureKind.FATAL; // a redirect: a wrong address
    }
}
