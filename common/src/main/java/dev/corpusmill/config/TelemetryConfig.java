package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.config.Percent;
import java.io.Serializable;

/**
 * What is recorded of the requests to the query service: query log and traces.
 *
 * @param queryLog file with one JSON line a request; empty for none
 * @param text whether questions and answers stand in it; else only how long they are
 * @param maxFile at this size the file is put aside and a new one begun
 * @param keep files that were put aside
 * @param otlp base of an OpenTelemetry collector that takes OTLP over HTTP, like {@code http://otel:4318}; empty for none
 * @param sample share of the requests that are traced
 */
public record TelemetryConfig(String queryLog, boolean text, DataSize maxFile, int keep, String otlp, Percent sample)
        implements Serializable {
    public TelemetryConfig {
        check(maxFile.bytes() >= 1 << 16, "max-file must be at least 64KB, was %s", maxFile);
        check(keep >= 0 && keep <= 1000, "keep must be 0 to 1000, was %s", keep);
        check(otlp.isEmpty() || otlp.matches("https?://.+"), "otlp must be an http or https URL, was '%s'", otlp);
        check(sample.share() <= 1, "sample must be at most 100%%, was %s", sample);
    }
}
