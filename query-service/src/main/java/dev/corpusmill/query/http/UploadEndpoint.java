package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.documents.DocumentChanges;
import dev.corpusmill.query.documents.RefusedChangeException;
import dev.corpusmill.query.documents.RefusedChangeException.Reason;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/** {@code POST /v1/documents}: uploads of one form, each written to the disk as it comes, and each stored or refused by itself. */
final class UploadEndpoint implements Endpoint {
    private static final int MAX_AT_ONCE = 8;
    private static final int MAX_FILES = 200;
    private static final int MAX_FIELD_BYTES = 64 << 10;

    private final EndpointSupport support;
    private final DocumentSupport documents;
    private final Duration bodyTimeout;
    private final Semaphore room = new Semaphore(MAX_AT_ONCE);

    /** {@code bodyTimeout} is for a body of no size; a larger one gets the time that it takes at a slow line's speed. */
    UploadEndpoint(EndpointSupport support, DocumentSupport documents, Duration bodyTimeout) {
        this.support = support;
        this.documents = documents;
        this.bodyTimeout = bodyTimeout;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/documents";
    }

    @Override
    public Access access() {
        return Access.EDITOR;
    }

    @Override
    public void handle(Context context) {
        QueryParameters query = new QueryParameters(context);
        String source = query.text("source");
        boolean replace = query.flag("replace");
        query.refuseUnknown();
        checkForm(context, source);
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    new Problem(503, "overloaded", "too many uploads at once: limit=" + MAX_AT_ONCE, "", 2));
        }
        try {
            write(context, new Form(context, source, replace).read());
        } finally {
            room.release();
        }
    }

    private void checkForm(Context context, String source) {
        if (!JakartaServletFileUpload.isMultipartContent(context.req())) {
            throw new ProblemException(Problem.of(
                    415, "unsupported-media-type", "the content type must be multipart/form-data, with files in it"));
        }
        boolean known = documents
                .sources()
                .find(RequestContext.of(context).client().scope(), source)
                .isPresent();
        if (!known) {
            List<String> names = documents
                    .sources()
                    .visibleTo(RequestContext.of(context).client().scope())
                    .stream()
                    .map(each -> each.name())
                    .toList();
            throw new ProblemException(new Problem(
                    404,
                    "no-such-source",
                    "there is no managed source of this name: source=" + source + " known=" + names
                            + " (a source is managed where the configuration says managed: true)",
                    "source",
                    0));
        }
    }

    private void write(Context context, ObjectNode body) {
        context.status(body.path("stored").isEmpty() ? body.path("status").asInt(400) : 201);
        body.remove("status");
        support.write(context, body);
    }

    /** One form while it is read. */
    private final class Form {
        private final Context context;
        private final String source;
        private final boolean replace;
        private final ObjectNode body = support.json().object();
        private final ArrayNode stored = body.putArray("stored");
        private final ArrayNode refused = body.putArray("refused");
        private Map<String, String> metadata = Map.of();

        Form(Context context, String source, boolean replace) {
            this.context = context;
            this.source = source;
            this.replace = replace;
        }

        ObjectNode read() {
            try {
                FileItemInputIterator items = new JakartaServletFileUpload<>().getItemIterator(context.req());
                int files = 0;
                while (items.hasNext()) {
                    FileItemInput item = items.next();
                    if (item.isFormField()) {
                        field(item);
                    } else if (++files > MAX_FILES) {
                        refuse(name(item), new Problem(400, "too-many-files", "more files than " + MAX_FILES, "", 0));
                        return body;
                    } else if (!file(item)) {
                        return body;
                    }
                }
            } catch (FileUploadException malformed) {
                refuse("", Problem.of(400, "malformed-form", "the form is not complete: send it again"));
            } catch (IOException | UncheckedIOException cut) {
                refuse("", Problem.of(400, "broken-body", "the body ended before its length: send it again"));
            }
            if (stored.isEmpty() && refused.isEmpty()) {
                throw new ProblemException(Problem.of(400, "no-files", "the form holds no file"));
            }
            return body;
        }

        private void field(FileItemInput item) throws IOException {
            Fields.check(
                    "metadata".equals(item.getFieldName()), String.valueOf(item.getFieldName()), "metadata, or a file");
            byte[] bytes = item.getInputStream().readNBytes(MAX_FIELD_BYTES + 1);
            Fields.check(bytes.length <= MAX_FIELD_BYTES, "metadata", "at most " + MAX_FIELD_BYTES + " bytes");
            try {
                metadata = ChangeDocumentEndpoint.metadata(
                        support.json().parse(new String(bytes, StandardCharsets.UTF_8)));
            } catch (JsonProcessingException notJson) {
                throw new ProblemException(Problem.ofField("malformed-json", "metadata", "metadata must be JSON"));
            }
        }

        /** Whether the form can be read on: behind a file that was cut off it cannot. */
        private boolean file(FileItemInput item) throws IOException {
            String name = name(item);
            try (InputStream bytes = new PacedStream(item.getInputStream(), bodyTimeout, System::nanoTime)) {
                DocumentChanges.Stored done = documents
                        .changes()
                        .upload(
                                RequestContext.of(context).client().scope(),
                                new DocumentChanges.Upload(source, name, replace, metadata),
                                bytes);
                stored.addObject().put("id", done.id()).put("size", done.size()).put("replaced", done.replaced());
                return true;
            } catch (RefusedChangeException no) {
                refuse(name, DocumentSupport.problem(no));
                boolean broken = no.reason() == Reason.INCOMPLETE || no.reason() == Reason.TOO_SLOW;
                if (broken || no.reason() == Reason.TOO_LARGE) {
                    context.header("Connection", "close"); // what is left of the body is not read
                }
                return !broken && no.reason() != Reason.TOO_LARGE && no.reason() != Reason.DISK_FULL;
            }
        }

        private void refuse(String name, Problem problem) {
            if (refused.isEmpty()) {
                body.put("status", problem.status());
            }
            refused.addObject().put("name", name).put("code", problem.code()).put("detail", problem.detail());
        }

        private static String name(FileItemInput item) {
            return item.getName() == null ? "" : item.getName();
        }
    }
}
