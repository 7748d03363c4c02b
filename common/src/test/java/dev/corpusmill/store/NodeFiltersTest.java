package dev.corpusmill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.ContainsAny;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Exists;
import dev.corpusmill.api.store.NodeFilter.In;
import dev.corpusmill.api.store.NodeFilter.Not;
import dev.corpusmill.api.store.NodeFilter.Or;
import dev.corpusmill.api.store.NodeFilter.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeFiltersTest {
    @Test
    void every_operator_is_read() {
        NodeFilter read = parse("""
                {"and": [
                  {"eq": {"field": "page", "value": 3}},
                  {"in": {"field": "metadata.topic", "values": ["a", "\\"b\\""]}},
                  {"or": [{"range": {"field": "page", "min": "1"}},
                          {"range": {"field": "metadata.price", "min": 0.5, "max": "2"}}]},
                  {"not": {"exists": {"field": "uri"}}},
                  {"contains-any": {"field": "principals", "values": []}}]}
                """);

        assertThat(read)
                .isEqualTo(new And(List.of(
                        new Eq("page", "3"),
                        new In("metadata.topic", Set.of("a", "\"b\"")),
                        new Or(List.of(
                                new Range("page", Optional.of("1"), Optional.empty()),
                                new Range("metadata.price", Optional.of("0.5"), Optional.of("2")))),
                        new Not(new Exists("uri")),
                        new ContainsAny("principals", Set.of()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"equals": {"field": "a"}}                           | filter.equals: unknown operator
                    {}                                                   | filter: expected an object with one operator
                    {"eq": {}, "in": {}}                                 | filter: expected an object with one operator
                    []                                                   | filter: expected an object with one operator
                    {"eq": {"field": "a", "vlaue": "b"}}                 | filter.eq.vlaue: unknown key
                    {"eq": {"field": "a"}}                               | filter.eq.value: expected a text or a number
                    {"eq": {"field": 3, "value": "b"}}                   | filter.eq.field: expected the name of a field
                    {"eq": {"field": "a", "value": null}}                | filter.eq.value: expected a text or a number
                    {"in": {"field": "a", "values": "b"}}                | filter.in.values: expected a list
                    {"in": {"field": "a", "values": [["b"]]}}            | filter.in.values[0]: expected a text or a number
                    {"range": {"field": "a"}}                            | filter.range: expected min, max or both
                    {"and": {"eq": {}}}                                  | filter.and: expected a list of filters
                    {"or": [{"not": {"exists": {"field": "a", "x": 1}}}]} | filter.or[0].not.exists.x: unknown key
                    """)
    void a_mistake_is_named_with_its_path(String json, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json)).withMessageStartingWith(message);
    }

    @Test
    void depth_and_size_are_bounded() {
        String deep = "{\"not\":".repeat(40) + "{\"exists\":{\"field\":\"a\"}}" + "}".repeat(40);
        String big = "{\"in\":{\"field\":\"a\",\"values\":[" + "1,".repeat(2000) + "1]}}";
        String wide = "{\"or\":[" + "{\"exists\":{\"field\":\"a\"}},".repeat(2000) + "{}]}";

        assertThatIllegalArgumentException().isThrownBy(() -> parse(deep)).withMessageContaining("deeper than 16");
        assertThatIllegalArgumentException().isThrownBy(() -> parse(big)).withMessageContaining("more than 1000");
        assertThatIllegalArgumentException().isThrownBy(() -> parse(wide)).withMessageContaining("more than 1000");
    }

    private static NodeFilter parse(String json) {
        try {
            return NodeFilters.parse(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
