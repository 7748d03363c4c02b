package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server-sent event as a client reads it. */
record Event(String name, String raw) {
    static List<Event> parse(String body) {
        assert body.endsWith("\n\n") : "the last event is cut: " + body;
        List<Event> events = new ArrayList<>();
        for (String block : body.split("\n\n")) {
            String name = "message";
            String data = "";
            for (String line : block.split("\n")) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            events.add(new Event(name, data));
        }
        return events;
    }

    JsonNode data() throws IOException {
        return TestService.JSON.readTree(raw);
    }
}
