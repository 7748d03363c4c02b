package dev.corpusmill.query.http;

import dev.corpusmill.query.cache.ServiceCache;
import dev.corpusmill.query.security.Keys;
import dev.corpusmill.query.telemetry.RequestListener;
import java.util.List;
import java.util.function.Supplier;

/**
 * What guards requests, and what reports on them.
 *
 * @param listener hears of every request when it has ended
 * @param metrics in Prometheus' text format
 */
public record Operations(
        Keys keys, Limits limits, List<ServiceCache> caches, RequestListener listener, Supplier<byte[]> metrics) {}
