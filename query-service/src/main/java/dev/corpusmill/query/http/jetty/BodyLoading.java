package dev.corpusmill.query.http.jetty;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads the body of each request before a thread is given to it. So a client that sends slowly holds a connection and some
 * bytes, and no thread; and no longer than the time limit.
 */
final class BodyLoading extends Handler.Wrapper {
    /** Of all bodies that are being read. */
    private static final long MAX_BYTES = 64L << 20;

    private static final String RETRY_AFTER_SECONDS = "1";

    private final long maxBytes;
    private final Duration limit;
    private final Function<String, Optional<String>> clients;
    private final BodyRoom room;

    /**
     * {@code maxBytes} of one body are kept, and one more, which shows that it is too large; the rest is read and dropped.
     *
     * @param clients who sends a header {@code Authorization}; of nobody's body nothing is kept, so that clients without a
     *     key take no room from others
     */
    BodyLoading(long maxBytes, Duration limit, Function<String, Optional<String>> clients) {
        this.maxBytes = maxBytes;
        this.limit = limit;
        this.clients = clients;
        this.room = new BodyRoom(MAX_BYTES, maxBytes + 1);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean chunked = request.getLength() < 0 && request.getHeaders().contains("Transfer-Encoding");
        if ((request.getLength() <= 0 && !chunked) || streamed(request)) {
            return super.handle(request, response, callback);
        }

        String authorization = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "");
        Optional<String> client = clients.apply(authorization);
        String name = client.orElse("");
        BodyLoader loader =
                new BodyLoader(request, client.isEmpty() ? 0 : maxBytes + 1, bytes -> room.take(name, bytes));
        Scheduler.Task late = request.getComponents()
                .getScheduler()
                .schedule(loader::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        var unused = loader.body().whenComplete((body, failure) -> {
            late.cancel();
            room.giveBack(name, loader.reserved());
            if (failure == null) { // on the thread that read the last of it: to the connection it is as if nobody had
                // waited
                next(request, response, callback, body);
            } else {
                request.getComponents().getExecutor().execute(() -> refuse(request, response, callback, failure));
            }
        });
        loader.run();
        return true;
    }

    /** Uploads go to the disk as they come; their endpoint bounds them. */
    private static boolean streamed(Request request) {
        return request.getMethod().equals("POST")
                && request.getHttpURI().getCanonicalPath().equals("/v1/documents");
    }

    private void next(Request request, Response response, Callback callback, byte[] body) {
        try {
            Request loaded = new LoadedRequest(request, body);
            if (!super.handle(loaded, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception broken) { // as Jetty itself does with what a handler throws
            Response.writeError(request, response, callback, broken);
        }
    }

    private static void refuse(Request request, Response response, Callback callback, Throwable failure) {
        int status = status(failure);
        response.getHeaders().put("Connection", "close");
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 || status == HttpStatus.TOO_MANY_REQUESTS_429) {
            response.getHeaders().put("Retry-After", RETRY_AFTER_SECONDS);
        }
        Response.writeError(request, response, callback, status);
    }

    private static int status(Throwable failure) {
        return switch (BodyLoader.reason(failure)) {
            case LATE -> HttpStatus.REQUEST_TIMEOUT_408;
            case SHARE_USED -> HttpStatus.TOO_MANY_REQUESTS_429;
            case FULL -> HttpStatus.SERVICE_UNAVAILABLE_503;
            case BROKEN -> HttpStatus.BAD_REQUEST_400;
        };
    }
}
