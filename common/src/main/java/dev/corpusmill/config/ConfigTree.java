package dev.corpusmill.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts trees of keys and values one over the other. */
final class ConfigTree {
    private ConfigTree() {}

    /**
     * The upper tree over the lower one: maps are merged, all else is replaced. Sources, groups, routes and servers are what
     * the upper tree says, and what one of them leaves out has a default.
     */
    static ObjectNode merge(ObjectNode lower, ObjectNode upper) {
        ObjectNode merged = lower.deepCopy();
        overlay(merged, upper);
        elements(merged.get("sources"), ConfigTree::sourceDefaults);
        if (merged.path("llm").get("servers") instanceof ArrayNode servers) {
            for (int i = 0; i < servers.size(); i++) {
                servers.set(i, over(serverDefaults(), server(servers.get(i))));
            }
        }
        if (upper.get("groups") instanceof ObjectNode given && merged.get("groups") instanceof ObjectNode groups) {
            groups.retain(names(given));
            JsonNode chunk = lower.path("groups").path("chunk");
            names(groups).forEach(name -> groups.set(name, over(chunk.deepCopy(), groups.get(name))));
        }
        if (upper.path("search").get("routes") instanceof ObjectNode given
                && merged.path("search").get("routes") instanceof ObjectNode routes) {
            routes.retain(names(given));
            names(routes).forEach(name -> routes.set(name, over(routeDefaults(name), routes.get(name))));
        }
        elements(merged.path("search").get("post-processors"), ConfigTree::postProcessorDefaults);
        return merged;
    }

    private static void elements(@Nullable JsonNode list, Supplier<ObjectNode> defaults) {
        for (int i = 0; list instanceof ArrayNode array && i < array.size(); i++) {
            array.set(i, over(defaults.get(), array.get(i)));
        }
    }

    /** What a route may leave out; one that is named like its kind need not say it. */
    private static ObjectNode routeDefaults(String name) {
        ObjectNode route = JsonNodeFactory.instance.objectNode();
        route.putObject("filter");
        return route.put("kind", name)
                .put("weight", 1.0)
                .put("number-weight", 0.0)
                .put("group", "")
                .put("lift", "")
                .put("optional", false)
                .put("candidates", 0)
                .put("timeout", "0s");
    }

    private static ObjectNode postProcessorDefaults() {
        return JsonNodeFactory.instance.objectNode().put("candidates", 50).put("timeout", "300ms");
    }

    /** What a source may leave out; its name and its folder are its own. */
    static ObjectNode sourceDefaults() {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.putArray("include").add("**/*");
        source.putArray("exclude");
        source.put("tenant", "public");
        source.putArray("principals").add("everyone");
        source.putObject("metadata");
        source.put("follow-links", "false").put("managed", "false");
        source.put("format", SourceConfig.FILES);
        source.set("mapping", mappingDefaults());
        return source;
    }

    /** What a mapping may leave out. */
    private static ObjectNode mappingDefaults() {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.put("id", "");
        mapping.putArray("text");
        mapping.putArray("headings");
        mapping.put("title", "");
        mapping.put("uri", "");
        mapping.putObject("metadata");
        mapping.put("tenant", "");
        mapping.put("principals", "");
        mapping.put("updated", "");
        mapping.put("deleted", "");
        mapping.put("content-type", "text");
        return mapping;
    }

    /** A server is a URL, or has one beside what it does not share with the others. */
    private static JsonNode server(JsonNode given) {
        return given.isTextual() ? JsonNodeFactory.instance.objectNode().set("url", given) : given;
    }

    private static ObjectNode serverDefaults() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model", "")
                .put("api-key", "")
                .put("resolve", false);
    }

    static JsonNode over(JsonNode lower, JsonNode upper) {
        if (lower instanceof ObjectNode map && upper instanceof ObjectNode given) {
            overlay(map, given);
            return map;
        }
        return upper;
    }

    private static void overlay(ObjectNode lower, ObjectNode upper) {
        for (Map.Entry<String, JsonNode> entry : upper.properties()) {
            JsonNode below = lower.get(entry.getKey());
            if (below == null) {
                lower.set(entry.getKey(), entry.getValue());
            } else if (!entry.getValue().isNull()) { // a key without a value keeps the default
                lower.set(entry.getKey(), over(below, entry.getValue()));
            }
        }
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
