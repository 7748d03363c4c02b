package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestService;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A client that uploads, names and deletes documents, in tests. */
final class Uploads {
    private final TestService service;
    private final String key;

    /** {@code key} may be empty. */
    Uploads(TestService service, String key) {
        this.service = service;
        this.key = key;
    }

    HttpResponse<String> upload(String query, String name, byte[] bytes) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.write(bytes);
        form.write("\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("POST", "/v1/documents?" + query, "multipart/form-data; boundary=xx", form.toByteArray());
    }

    HttpResponse<String> upload(String name, String text) throws Exception {
        return upload("source=uploads", name, text.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> change(String id, String json) throws Exception {
        return send("PATCH", document(id), "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> delete(String id) throws Exception {
        return send("DELETE", document(id), "", new byte[0]);
    }

    JsonNode list(String query) throws Exception {
        return TestService.JSON.readTree(
                send("GET", "/v1/documents?" + query, "", new byte[0]).body());
    }

    static String document(String id) {
        return "/v1/document?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.base() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return service.client().send(request.build(), BodyHandlers.ofString());
    }
}
