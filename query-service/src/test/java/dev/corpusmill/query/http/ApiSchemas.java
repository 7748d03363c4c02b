package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Objects;

/** The published description of the API, against which responses are validated. */
final class ApiSchemas {
    private final JsonNode description;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private ApiSchemas(JsonNode description) {
        this.description = description;
    }

    /** What the service publishes; here a field that it does not describe is an error. */
    static ApiSchemas published() throws IOException {
        try (InputStream resource = ApiSchemas.class.getResourceAsStream("openapi.json")) {
            JsonNode description = TestService.JSON.readTree(Objects.requireNonNull(resource));
            close(description.at("/components/schemas"));
            return new ApiSchemas(description);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiSchemas::close);
    }

    /** Checks a body against the schema that the description gives for its path, method, status and type. */
    void check(String method, String path, HttpResponse<String> response) throws IOException {
        JsonNode documented = description
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(response.statusCode()));
        String reference = documented.path("$ref").asText("");
        JsonNode content = (reference.isEmpty() ? documented : description.at(reference.substring(1))).path("content");
        String type = response.headers().firstValue("Content-Type").orElse("");
        String schema = content.path(type).at("/schema/$ref").asText("");

        assertThat(schema)
                .as(method + " " + path + " " + response.statusCode() + " " + type)
                .isNotEmpty();
        check(schema.substring(schema.lastIndexOf('/') + 1), TestService.JSON.readTree(response.body()));
    }

    /** Checks a value against a schema of the description. */
    void check(String schema, JsonNode value) {
        ObjectNode root = TestService.JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", description.path("components"));
        JsonSchema compiled = factory.getSchema(root);

        assertThat(compiled.validate(value)).as(schema + " " + value).isEmpty();
    }
}
