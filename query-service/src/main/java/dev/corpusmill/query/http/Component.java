package dev.corpusmill.query.http;

import java.util.List;

/**
 * A part that the service needs, and how it is.
 *
 * @param name like {@code index}, or {@code llm http://gpu1:8000/v1}
 * @param error why it is down; empty where it is up
 * @param notes what is particular about it
 * @param required whether the service is not ready while this is down
 */
public record Component(String name, String error, boolean required, List<String> notes) {
    public Component {
        notes = List.copyOf(notes);
    }

    /** A part with nothing particular about it. */
    public Component(String name, String error, boolean required) {
        this(name, error, required, List.of());
    }

    boolean up() {
        return error.isEmpty();
    }
}
