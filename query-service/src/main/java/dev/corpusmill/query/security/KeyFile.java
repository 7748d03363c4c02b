package dev.corpusmill.query.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the key file: YAML, {@code keys:} and a list of entries. Every mistake is reported at once. */
final class KeyFile {
    static final long MAX_BYTES = 4 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private KeyFile(Path file) {
        this.file = file;
    }

    static KeyRing parse(Path file, byte[] yaml) {
        return new KeyFile(file).parse(yaml);
    }

    private KeyRing parse(byte[] yaml) {
        JsonNode tree = tree(yaml);
        tree.fieldNames().forEachRemaining(name -> check(name.equals("keys"), name + ": unknown, expected keys"));
        check(tree.path("keys").isArray(), "keys: must be a list; an empty one, [], lets no client in");
        List<KeyRing.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tree.path("keys").size(); i++) {
            KeyRing.Entry entry =
                    new KeyEntry("keys[" + i + "]", tree.path("keys").path(i), problems).read();
            String name = entry.client().name();
            check(name.isEmpty() || names.add(name), "keys[" + i + "].name: must be unique, was '" + name + "'");
            check(
                    entries.stream().noneMatch(other -> other.hash().equals(entry.hash())),
                    "keys[" + i + "].hash: is the hash of another key, too");
            entries.add(entry);
        }
        if (!problems.isEmpty()) {
            throw new KeyFileException(file, problems);
        }
        return new KeyRing(entries);
    }

    /** The parser's own words would quote the file. */
    private JsonNode tree(byte[] yaml) {
        try {
            JsonNode tree = YAML.readTree(new String(yaml, StandardCharsets.UTF_8));
            if (tree != null && tree.isObject()) {
                return tree;
            }
            throw new KeyFileException(file, List.of("it must hold keys: and a list"));
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new KeyFileException(file, List.of("it is not YAML, or has a key twice: line " + line));
        }
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
