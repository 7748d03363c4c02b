package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.model.Access;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * A folder of documents, or of an export whose records are documents.
 *
 * @param name first part of its documents' ids; {@code [a-z0-9-]+}
 * @param uri a folder: a path, {@code s3://…}, {@code hdfs://…}
 * @param include globs over the path below the folder
 * @param exclude globs; win over {@code include}
 * @param metadata values of declared metadata fields, the same for all its documents
 * @param followLinks whether links that lead out of the folder are followed
 * @param managed whether clients of the service may add, change and delete its documents
 * @param format {@code files}, where each file is a document, or the name of a format of records
 * @param mapping what a record is; unused for files
 */
public record SourceConfig(
        String name,
        String uri,
        List<String> include,
        List<String> exclude,
        String tenant,
        List<String> principals,
        Map<String, String> metadata,
        boolean followLinks,
        boolean managed,
        String format,
        MappingConfig mapping)
        implements Serializable {
    /** The format of a source whose files are its documents. */
    public static final String FILES = "files";

    public SourceConfig {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        principals = List.copyOf(principals);
        metadata = Map.copyOf(metadata);
        check(name.matches("[a-z0-9-]+"), "name must match [a-z0-9-]+, was '%s'", name);
        check(!uri.isBlank(), "uri must not be empty");
        check(!include.isEmpty(), "include must name at least one glob, like **/*");
        checkGlobs("include", include);
        checkGlobs("exclude", exclude);
        check(!tenant.isBlank(), "tenant must not be empty");
        check(!principals.isEmpty(), "principals must name at least one, or nobody sees the documents");
        check(
                !managed || uri.startsWith("file:/") || !uri.matches("[A-Za-z][A-Za-z0-9+.-]+:.*"),
                "uri must be a folder of this machine where the source is managed, was '%s'",
                uri);
        check(!format.isBlank(), "format must not be empty");
        check(!managed || format.equals(FILES), "format must be files where the source is managed, was '%s'", format);
        check(
                format.equals(FILES) || !mapping.text().isEmpty(),
                "mapping must say where the text of a record is, like {id: /id, text: [/body]}");
    }

    /** A source whose files are its documents. */
    public SourceConfig(
            String name,
            String uri,
            List<String> include,
            List<String> exclude,
            String tenant,
            List<String> principals,
            Map<String, String> metadata,
            boolean followLinks,
            boolean managed) {
        this(
                name,
                uri,
                include,
                exclude,
                tenant,
                principals,
                metadata,
                followLinks,
                managed,
                FILES,
                MappingConfig.NONE);
    }

    /** A source whose files are its documents, and only its owner changes them. */
    public SourceConfig(
            String name,
            String uri,
            List<String> include,
            List<String> exclude,
            String tenant,
            List<String> principals,
            Map<String, String> metadata,
            boolean followLinks) {
        this(name, uri, include, exclude, tenant, principals, metadata, followLinks, false);
    }

    /** Whether its documents are records of an export. */
    public boolean records() {
        return !format.equals(FILES);
    }

    private static void checkGlobs(String key, List<String> globs) {
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException wrong) {
                throw new IllegalArgumentException(
                        key + " must hold globs, was '" + glob + "': " + wrong.getDescription(), wrong);
            }
        }
    }

    /** Who may see the documents of this source, and what metadata they carry. */
    public Access access() {
        return new Access(tenant, principals, metadata);
    }
}
