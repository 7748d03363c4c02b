package dev.corpusmill.query.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.ClassifiedException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends traces of requests to an OpenTelemetry collector, in batches. What does not fit into the queue or
 * cannot be sent is dropped: traces are worth less than requests.
 */
public final class TraceExporter implements RequestListener, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceExporter.class);
    private static final int QUEUE = 2048;
    private static final int BATCH = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final BlockingQueue<RequestRecord> queue = new ArrayBlockingQueue<>(QUEUE);
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final URI traces;
    private final double share;
    private final DoubleSupplier random;
    private final Spans spans;
    private boolean broken;

    /**
     * An exporter to the collector at {@code base}.
     *
     * @param share of the requests that are traced
     * @param random gives numbers in [0, 1)
     */
    public TraceExporter(HttpClient http, String base, double share, DoubleSupplier random) {
        this.http = http;
        this.traces = URI.create(base.replaceFirst("/+$", "") + "/v1/traces");
        this.share = share;
        this.random = random;
        this.spans = new Spans(
                () -> (long) (random.getAsDouble() * (1L << 53)) << 11 ^ (long) (random.getAsDouble() * (1L << 53)));
    }

    @Override
    public void ended(RequestRecord request) {
        if (random.getAsDouble() < share) {
            var unused = queue.offer(request);
        }
    }

    /** Sends what is there. */
    @Override
    public void run() {
        List<RequestRecord> batch = new ArrayList<>();
        while (queue.drainTo(batch, BATCH) > 0) {
            List<Span> all = new ArrayList<>();
            batch.forEach(request -> all.addAll(spans.of(request)));
            batch.clear();
            if (!send(all)) {
                return;
            }
        }
    }

    private boolean send(List<Span> batch) {
        String reason;
        try {
            HttpRequest request = HttpRequest.newBuilder(traces)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(OtlpBody.write(json, batch)))
                    .build();
            int status = http.sendAsync(request, BodyHandlers.discarding())
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) // its own limit is over with the headers
                    .statusCode();
            reason = status / 100 == 2 ? "" : "status " + status;
        } catch (TimeoutException silent) {
            reason = "no answer within " + TIMEOUT;
        } catch (ExecutionException failed) {
            reason = ClassifiedException.reasonOf(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (!reason.isEmpty() && !broken) { // said once, not for each batch
            LOG.warn("traces not sent: collector={} reason={}", traces.getHost(), reason);
        }
        broken = !reason.isEmpty();
        return !broken;
    }
}
