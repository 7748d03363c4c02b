package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads YAML into a tree whose values are text just as it was written, so that {@code 1.10} and {@code 007} stay what
 * they are. Knows the line of each path; keys given twice and aliases are problems.
 */
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The one document of the text; a null node where there is none. */
    static JsonNode read(String text, Problems problems) throws JsonProcessingException {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text; // a byte order mark
        try (YAMLParser parser = YAML.createParser(body)) {
            YamlTree tree = new YamlTree(parser, problems);
            JsonNode root = parser.nextToken() == null ? NODES.nullNode() : tree.value("");
            if (parser.nextToken() != null) {
                problems.add("", "there is a second YAML document behind '---' (" + tree.line() + ")");
            }
            return root;
        } catch (JsonProcessingException notYaml) {
            throw notYaml;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode value(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(path, "aliases are not supported: *" + parser.getText());
            return NODES.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private ObjectNode object(String path) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = Problems.join(path, key);
            boolean again = object.has(key);
            problems.given(at, line());
            parser.nextToken();
            object.set(key, value(at));
            if (again) {
                problems.add(at, "the key is given twice");
            }
        }
        return object;
    }

    private ArrayNode array(String path) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String at = path + "[" + array.size() + "]";
            problems.given(at, line());
            array.add(value(at));
        }
        return array;
    }

    private String line() {
        return "line " + parser.currentTokenLocation().getLineNr();
    }
}
