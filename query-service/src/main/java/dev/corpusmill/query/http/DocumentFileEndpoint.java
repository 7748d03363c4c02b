package dev.corpusmill.query.http;

import dev.corpusmill.query.documents.DocumentEntry;
import dev.corpusmill.query.documents.OriginalFiles;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** {@code GET /v1/document/file?id=}: the document as it is, where the service can read its folder. */
final class DocumentFileEndpoint implements Endpoint {
    private final DocumentSupport documents;
    private final OriginalFiles files;

    DocumentFileEndpoint(DocumentSupport documents, OriginalFiles files) {
        this.documents = documents;
        this.files = files;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/document/file";
    }

    @Override
    public void handle(Context context) {
        DocumentEntry entry = documents.entry(context);
        Path file = files.find(entry)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "no-file", "the file of this document cannot be read by the service")));
        boolean pdf = entry.name().toLowerCase(Locale.ROOT).endsWith(".pdf");
        context.contentType(pdf ? "application/pdf" : "application/octet-stream");
        context.header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(entry.name()));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Content-Security-Policy", "default-src 'none'; sandbox"); // its content is no page of ours
        context.header("Cache-Control", "private, no-store");
        try {
            InputStream in = Files.newInputStream(file);
            context.result(in);
        } catch (IOException gone) {
            throw new ProblemException(
                    Problem.of(404, "no-file", "the file of this document cannot be read by the service"));
        }
    }

    /** The last part of a path, as RFC 8187 writes it. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte one : path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= '0' && one <= '9')
                    || (one >= 'A' && one <= 'Z')
                    || (one >= 'a' && one <= 'z')
                    || one == '.';
            text.append(plain ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one & 0xFF));
        }
        return text.toString();
    }
}
