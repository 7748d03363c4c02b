package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.search.SearchResult;
import java.time.Instant;
import java.util.Optional;

/**
 * All that there is to tell of one request.
 *
 * @param requestId the client's own, where it sent one
 * @param traceParent header of the client's trace; empty where it has none
 * @param endpoint path of the route, not of the request: with {@code {id}} in place of names
 * @param at its first line came
 * @param nanos until its response was complete
 * @param question as it was asked; empty where none was, or none could be read
 * @param found of a search
 * @param shared whether the search was made for another request
 * @param problem kind of what went wrong; empty where nothing did
 */
public record RequestRecord(
        String requestId,
        String traceParent,
        String method,
        String endpoint,
        int status,
        Client caller,
        Instant at,
        long nanos,
        String question,
        String session,
        boolean streamed,
        Optional<SearchResult> found,
        boolean shared,
        Optional<Answer> answer,
        String problem) {}
