package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void the_description_and_the_router_have_the_same_routes_and_all_references_end_somewhere() throws Exception {
        try (TestService service = TestService.over(TestConfigs.with(), "text")) {
            JsonNode description =
                    TestService.JSON.readTree(service.get("/openapi.json").body());
            Set<String> described = new TreeSet<>();
            description
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(
                                    method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertThat(described).isEqualTo(new TreeSet<>(service.routes()));
            List<String> references = new ArrayList<>(description.findValuesAsText("$ref"));
            assertThat(references).isNotEmpty();
            assertThat(references)
                    .allSatisfy(reference -> assertThat(
                                    description.at(reference.substring(1)).isMissingNode())
                            .as(reference)
                            .isFalse());
        }
    }
}
