package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code GET /} and {@code GET /page/{file}}: the page, which shows nothing before it has asked the API. */
final class PageEndpoint implements Endpoint {
    /** Scripts and styles of ours alone, and no other host: nothing in a document can run, load or send anything. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String INDEX = "index.html";

    private final PageFiles files;
    private final String path;

    private PageEndpoint(PageFiles files, String path) {
        this.files = files;
        this.path = path;
    }

    static PageEndpoint home(PageFiles files) {
        return new PageEndpoint(files, "/");
    }

    static PageEndpoint file(PageFiles files) {
        return new PageEndpoint(files, "/page/{file}");
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public void handle(Context context) {
        String name = path.endsWith("}") ? context.pathParam("file") : INDEX;
        PageFiles.PageFile file = files.find(name)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "no-such-file", "the page has no such file")));
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cache-Control", "no-cache");
        context.header("ETag", file.tag());
        context.header("Vary", "Accept-Encoding");
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(file.type());
        String accepted = context.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip");
            context.result(file.compressed());
        } else {
            context.result(file.plain());
        }
    }
}
