package dev.corpusmill.index.listing;

import dev.corpusmill.config.SourceConfig;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** The include and exclude globs of a source, over paths relative to it. */
public final class DocumentGlobs {
    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    public DocumentGlobs(SourceConfig source) {
        this.includes = matchers(source.include());
        this.excludes = matchers(source.exclude());
    }

    /** Whether a document of this path belongs to the source. */
    public boolean match(String path) {
        Path relative = Path.of(path);
        return includes.stream().anyMatch(matcher -> matcher.matches(relative))
                && excludes.stream().noneMatch(matcher -> matcher.matches(relative));
    }

    /** Globs over document ids, as a command line names documents: {@code source:path}, or a path in any source. */
    public static final class Selection {
        private final List<PathMatcher> matchers;

        /** No glob means every document. */
        public Selection(List<String> globs) {
            this.matchers = matchers(globs);
        }

        public boolean match(String documentId) {
            if (matchers.isEmpty()) {
                return true;
            }
            Path id = Path.of(documentId);
            Path path = Path.of(documentId.substring(documentId.indexOf(':') + 1));
            return matchers.stream().anyMatch(matcher -> matcher.matches(id) || matcher.matches(path));
        }
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
            if (glob.startsWith("**/")) { // a leading **/ also stands for no folder at all, as everywhere but in Java
                matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(3)));
            }
        }
        return matchers;
    }
}
