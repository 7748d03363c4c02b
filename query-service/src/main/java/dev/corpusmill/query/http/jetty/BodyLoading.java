package dev.corpusmill.query.http.jetty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    /** Of all bodies that are being read; more clients than that are told to come again. */
    private static final long MAX_BYTES = 64L << 20;

    private final long maxBytes;
    private final Duration limit;
    private final AtomicLong loading = new AtomicLong();

    /** {@code maxBytes} of one body are kept, and one more, which shows that it is too large; the rest is read and dropped. */
    BodyLoading(long maxBytes, Duration limit) {
        this.maxBytes = maxBytes;
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean chunked = request.getLength() < 0 && request.getHeaders().contains("Transfer-Encoding");
        if ((request.getLength() <= 0 && !chunked) || streamed(request)) {
            return super.handle(request, response, callback);
        }

        BodyLoader loader = new BodyLoader(request, maxBytes + 1, this::reserve);
        Scheduler.Task late = request.getComponents()
                .getScheduler()
                .schedule(loader::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        var unused = loader.body().whenComplete((body, failure) -> {
            late.cancel();
            loading.addAndGet(-loader.reserved());
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

    private boolean reserve(int bytes) {
        if (loading.addAndGet(bytes) <= MAX_BYTES) {
            return true;
        }
        loading.addAndGet(-bytes);
        return false;
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
        response.getHeaders().put("Connection", "close");
        Response.writeError(request, response, callback, status(failure));
    }

    private static int status(Throwable failure) {
        return switch (BodyLoader.reason(failure)) {
            case LATE -> HttpStatus.REQUEST_TIMEOUT_408;
            case FULL -> HttpStatus.SERVICE_UNAVAILABLE_503;
            case BROKEN -> HttpStatus.BAD_REQUEST_400;
        };
    }
}
