package dev.corpusmill.query.http;

/**
 * Why a request has no answer, before it is written in the format of its endpoint.
 *
 * @param code names the kind of problem, like {@code unknown-field}
 * @param detail one line for the sender of the request
 * @param field of the request that is to blame; empty where none is
 * @param retryAfterSeconds when another attempt makes sense; 0 where it never does
 */
public record Problem(int status, String code, String detail, String field, int retryAfterSeconds) {
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, "", 0);
    }

    static Problem ofField(String code, String field, String detail) {
        return new Problem(400, code, detail, field, 0);
    }
}
