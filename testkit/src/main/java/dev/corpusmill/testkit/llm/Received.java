package dev.corpusmill.testkit.llm;

import java.util.Map;

/** A request as it came; header names are in lower case. */
public record Received(String method, String path, Map<String, String> headers, String body) {
    public Received {
        headers = Map.copyOf(headers);
    }
}
