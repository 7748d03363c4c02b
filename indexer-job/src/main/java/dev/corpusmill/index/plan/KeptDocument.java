package dev.corpusmill.index.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A line of a plan for a document that needs nothing; for people, a run does not read it. */
@JsonPropertyOrder({"op", "document", "size", "mtime", "contentHash", "reason"})
record KeptDocument(String document, long size, long mtime, String contentHash, String reason) {
    @JsonProperty
    String op() {
        return "KEEP";
    }
}
