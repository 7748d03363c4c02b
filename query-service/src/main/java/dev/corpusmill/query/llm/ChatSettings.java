package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;

/**
 * How requests to a server are made, and how long they may be silent.
 *
 * @param traits what is learned of the server
 * @param firstTokenTimeout longest silence before the first event
 * @param idleTimeout longest silence between two
 */
record ChatSettings(
        SamplingDefaults defaults,
        ServerTraits traits,
        Duration firstTokenTimeout,
        Duration idleTimeout,
        ObjectMapper json) {}
