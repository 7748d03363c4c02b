package dev.corpusmill.query.http;

/**
 * A part that the service needs, and how it is.
 *
 * @param name like {@code index}, or {@code llm http://gpu1:8000/v1}
 * @param error why it is down; empty where it is up
 * @param required whether the service is not ready while this is down
 */
public record Component(String name, String error, boolean required) {
    boolean up() {
        return error.isEmpty();
    }
}
