package dev.corpusmill.query.llm;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A call that ends in time, its body included. The JDK's own time limit is over when the headers are there: a server that
 * then falls silent would be waited for without end.
 */
final class BoundedCall {
    private BoundedCall() {}

    /** The response; where it is not there in time, a {@link java.util.concurrent.TimeoutException}, and the connection is closed. */
    static <T> CompletableFuture<HttpResponse<T>> send(
            HttpClient http, HttpRequest request, BodyHandler<T> body, Duration timeout) {
        CompletableFuture<HttpResponse<T>> call = http.sendAsync(request, body);
        CompletableFuture<HttpResponse<T>> bounded = call.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        var unused = bounded.whenComplete((response, failure) -> {
            if (failure != null) {
                call.cancel(true);
            }
        });
        return bounded;
    }
}
