package dev.corpusmill.query.telemetry;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** All metrics of a registry, and those of the Java machine, in Prometheus' text format. */
public final class Exposition implements Supplier<byte[]> {
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry;
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();

    public Exposition(PrometheusRegistry registry) {
        this.registry = registry;
        JvmMetrics.builder().register(registry);
    }

    @Override
    public byte[] get() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.write(out, registry.scrape());
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
