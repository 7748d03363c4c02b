package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.security.Client;
import java.time.Instant;

/**
 * What is known of a request when it comes in.
 *
 * @param id the client's own, if it sent one
 * @param traceParent header of the client's trace; empty if it has none
 * @param endpoint path of the endpoint, not of the request: with {@code {id}} in place of names
 * @param at when its first line came
 */
public record RequestHead(String id, String traceParent, String method, String endpoint, Client client, Instant at) {}
