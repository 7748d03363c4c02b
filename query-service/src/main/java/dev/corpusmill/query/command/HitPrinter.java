package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.JsonNode;

/** How hits and citations look on a terminal. */
final class HitPrinter {
    private static final int MAX_SNIPPET = 240;

    private HitPrinter() {}

    /** Title, page and heading where there are any, and the document. */
    static String place(JsonNode place) {
        StringBuilder text = new StringBuilder(place.path("title").asText());
        String heading = place.path("heading").asText("");
        if (heading.startsWith(text.toString())) {
            text.setLength(0); // the first heading is often the title
        }
        if (!heading.isEmpty()) {
            text.append(text.isEmpty() ? "" : " > ").append(heading);
        }
        if (place.path("page").asInt() > 0) {
            String pages = place.path("pages").asText("");
            text.append(
                    pages.contains("-")
                            ? ", pages " + pages
                            : ", page " + place.path("page").asInt());
        }
        if (!place.path("place").asText("").isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(place.path("place").asText());
        }
        String document = place.path("document").asText();
        return text.isEmpty() ? document : text + " (" + document + ")";
    }

    static String snippet(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_SNIPPET ? line : line.substring(0, MAX_SNIPPET) + " …";
    }
}
