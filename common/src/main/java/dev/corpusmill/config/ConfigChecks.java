package dev.corpusmill.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between parts of a configuration. */
final class ConfigChecks {
    private static final Set<String> METADATA_TYPES = Set.of("keyword", "long", "double");

    private ConfigChecks() {}

    static void check(CorpusmillConfig config, List<String> problems) {
        if (config.sources().isEmpty()) {
            problems.add("sources: at least one is needed");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < config.sources().size(); i++) {
            SourceConfig source = config.sources().get(i);
            if (!names.add(source.name())) {
                problems.add("sources[" + i + "].name: two sources are called '" + source.name() + "'");
            }
            checkMetadata(config.metadata(), source, "sources[" + i + "].metadata.", problems);
        }
        config.metadata().forEach((field, type) -> {
            if (!field.matches("[A-Za-z][A-Za-z0-9_]*")) {
                problems.add("metadata." + field + ": a field must match [A-Za-z][A-Za-z0-9_]*");
            }
            if (!METADATA_TYPES.contains(type)) {
                problems.add("metadata." + field + ": must be keyword, long or double, was '" + type + "'");
            }
        });
        if (!config.groups().containsKey("chunk")) {
            problems.add("groups: the group 'chunk' is needed");
        }
        for (String group : config.groups().keySet()) {
            if (!group.matches("[a-z0-9-]+") || group.equals("document")) {
                problems.add("groups." + group + ": a name must match [a-z0-9-]+ and not be 'document'");
            }
        }
    }

    private static void checkMetadata(
            Map<String, String> declared, SourceConfig source, String path, List<String> problems) {
        source.metadata().forEach((field, value) -> {
            String type = declared.get(field);
            if (type == null) {
                problems.add(path + field + ": is not declared in metadata");
            } else if (!ofType(type, value)) {
                problems.add(path + field + ": not a " + type + ": '" + value + "'");
            }
        });
    }

    private static boolean ofType(String type, String value) {
        return switch (type) {
            case "long" -> value.matches("-?\\d{1,18}");
            case "double" -> value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
            default -> true;
        };
    }
}
