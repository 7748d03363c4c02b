package dev.corpusmill.query.http.jetty;

import dev.corpusmill.query.http.Problem;
import dev.corpusmill.query.http.Problems;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents for what never gets as far as a route: a request line, header or length that is not HTTP. */
public final class ServerErrors extends ErrorHandler {
    private final Problems problems;

    public ServerErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String what = HttpStatus.getMessage(status);
        String code = what.toLowerCase(Locale.ROOT).replace(' ', '-');
        Problem problem = Problem.of(
                status,
                code,
                (status < 500 ? "the server refused the request: " : "the request was not answered: ")
                        + what.toLowerCase(Locale.ROOT));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, problems.document(problem, "").toString(), callback);
    }
}
