package dev.corpusmill.index.records;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.config.MappingConfig;
import dev.corpusmill.config.MappingConfig.TextType;
import dev.corpusmill.config.SourceConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes documents of records, as a source's mapping says. Not thread-safe: it remembers which fields it found. */
public final class RecordMapping {
    /** A record is held in memory as a whole, where it is listed and where it is parsed. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    /** To be raised whenever the same record gives another document. */
    private static final String CODE = "1";

    private static final int MAX_ID_BYTES = 1024;

    private final SourceConfig source;
    private final MappingConfig config;
    private final Map<String, String> types;
    private final FieldPath id;
    private final List<FieldPath> text;
    private final FieldPath title;
    private final FieldPath uri;
    private final FieldPath tenant;
    private final FieldPath principals;
    private final FieldPath updated;
    private final FieldPath deleted;
    private final Map<String, FieldPath> metadata = new TreeMap<>();

    /** {@code types} of the declared metadata fields. */
    public RecordMapping(SourceConfig source, Map<String, String> types) {
        this.source = source;
        this.config = source.mapping();
        this.types = Map.copyOf(types);
        this.id = new FieldPath(config.id());
        this.text = config.text().stream().map(FieldPath::new).toList();
        this.title = new FieldPath(config.title());
        this.uri = new FieldPath(config.uri());
        this.tenant = new FieldPath(config.tenant());
        this.principals = new FieldPath(config.principals());
        this.updated = new FieldPath(config.updated());
        this.deleted = new FieldPath(config.deleted());
        config.metadata().forEach((field, path) -> metadata.put(field, new FieldPath(path)));
    }

    /** Changes whenever the same record may give another document. */
    public String key() {
        return Hashes.ofParts(
                CODE,
                source.format(),
                source.access().hash(),
                String.join("\n", paths().map(FieldPath::name).toList()),
                String.join("\n", config.headings()),
                metadata.keySet().toString(),
                new TreeMap<>(types).toString(),
                config.contentType().name());
    }

    private Stream<FieldPath> paths() {
        return Stream.concat(
                Stream.concat(Stream.of(id, title, uri, tenant, principals, updated, deleted), text.stream()),
                metadata.values().stream());
    }

    /** Fields that the mapping names and these columns have not. */
    public List<String> missing(List<String> columns) {
        return paths().filter(path -> path.given() && !columns.contains(path.root()))
                .map(FieldPath::name)
                .distinct()
                .toList();
    }

    /** Fields that no record had; a mark of deletion may be rare. */
    public List<String> unseen() {
        return paths().filter(path -> path.given() && !path.seen() && path != deleted)
                .map(FieldPath::name)
                .distinct()
                .toList();
    }

    /** Maps a record of a shard. */
    public MappedRecord map(String shard, ShardRecord record) {
        if (!record.problem().isEmpty()) {
            return broken("", Long.MIN_VALUE, record.problem());
        }
        String known = "";
        long version = Long.MIN_VALUE;
        try {
            known = id.given() ? checked(FieldValues.id(id, id.in(record.fields()))) : shard + "#" + record.number();
            version = FieldValues.updated(updated, updated.in(record.fields()));
            return mapped(known, version, record.fields());
        } catch (RecordException problem) {
            return broken(known, version, Objects.requireNonNullElse(problem.getMessage(), "unreadable"));
        }
    }

    private static String checked(String id) throws RecordException {
        if (id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            throw new RecordException("the id is longer than " + MAX_ID_BYTES + " bytes");
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new RecordException("the id holds control characters");
        }
        return id;
    }

    private MappedRecord mapped(String documentId, long version, Map<String, Object> fields) throws RecordException {
        if (FieldValues.deleted(deleted, deleted.in(fields))) {
            return new MappedRecord(documentId, "", "", List.of(), version, true, null, "", "");
        }
        String name = FieldValues.text(title, title.in(fields)).strip();
        String link = FieldValues.text(uri, uri.in(fields)).strip();
        List<MappedRecord.Part> parts = parts(fields);
        Access access = config.ownAccess() ? access(fields) : null;
        List<String> hashed = new ArrayList<>(List.of(CODE, config.contentType().name(), name, link));
        parts.forEach(part -> hashed.addAll(List.of(part.heading(), part.text())));
        String hash = Hashes.ofParts(hashed.toArray(String[]::new));
        return new MappedRecord(documentId, name, link, parts, version, false, access, hash, "");
    }

    private List<MappedRecord.Part> parts(Map<String, Object> fields) throws RecordException {
        List<MappedRecord.Part> parts = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            Object value = text.get(i).in(fields);
            if (value != null) {
                parts.add(new MappedRecord.Part(config.heading(i), content(text.get(i), value)));
            }
        }
        if (parts.isEmpty()) {
            throw new RecordException("none of the fields of the text is there: " + String.join(", ", config.text()));
        }
        return parts;
    }

    /** A column may hold the bytes of a file as they are. */
    private String content(FieldPath path, Object value) throws RecordException {
        return config.contentType() == TextType.BASE64 && value instanceof byte[] bytes
                ? Base64.getEncoder().encodeToString(bytes)
                : FieldValues.text(path, value);
    }

    private Access access(Map<String, Object> fields) throws RecordException {
        String who = source.tenant();
        if (tenant.given()) {
            who = FieldValues.text(tenant, tenant.in(fields)).strip();
            if (who.isEmpty()) {
                throw new RecordException("field " + tenant.name() + " is missing or empty, which is the tenant");
            }
        }
        List<String> seeing =
                principals.given() ? FieldValues.texts(principals, principals.in(fields)) : source.principals();
        Map<String, String> values = new HashMap<>(source.metadata());
        for (Map.Entry<String, FieldPath> field : metadata.entrySet()) {
            Object value = field.getValue().in(fields);
            if (value != null && !value.equals("")) {
                String type = types.getOrDefault(field.getKey(), "keyword");
                values.put(field.getKey(), FieldValues.typed(field.getValue(), type, value));
            }
        }
        return new Access(who, seeing, values);
    }

    private static MappedRecord broken(String id, long version, String problem) {
        return new MappedRecord(
                id, "", "", List.of(), version, false, null, Hashes.ofText("problem " + problem), problem);
    }
}
