package dev.corpusmill.index.listing;

import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.managed.ManagedFolder;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** The include and exclude globs of a source, over paths relative to it. */
public final class DocumentGlobs {
    /** What programs and systems leave beside documents: locks of open office documents, what folders look like. */
    private static final List<Glob> NEVER = globs(List.of("**/~$*", "**/.DS_Store", "**/Thumbs.db", "**/desktop.ini"));

    private final List<Glob> includes;
    private final List<Glob> excludes;
    private final boolean managed;

    public DocumentGlobs(SourceConfig source) {
        this.includes = globs(source.include());
        this.excludes = globs(source.exclude());
        this.managed = source.managed();
    }

    /** Whether a document of this path belongs to the source. */
    public boolean match(String path) {
        return any(includes, path)
                && !any(excludes, path)
                && !any(NEVER, path)
                && !(managed && ManagedFolder.isNote(path));
    }

    /** Globs over document ids, as a command line names documents: {@code source:path}, or a path in any source. */
    public static final class Selection {
        private final List<Glob> globs;

        /**
         * No glob means every document.
         *
         * @throws PatternSyntaxException where one is no glob
         */
        public Selection(List<String> only) {
            only.forEach(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)); // checks it
            this.globs = globs(only);
        }

        public boolean match(String documentId) {
            return globs.isEmpty() || any(globs, documentId) || any(globs, path(documentId));
        }

        /** Whether it may select something beneath this folder of a source. */
        public boolean reaches(String folderId) {
            return globs.isEmpty()
                    || globs.stream()
                            .anyMatch(glob -> glob.mayMatchBeneath(folderId) || glob.mayMatchBeneath(path(folderId)));
        }

        private static String path(String id) {
            return id.substring(id.indexOf(':') + 1);
        }
    }

    private static List<Glob> globs(List<String> globs) {
        return globs.stream().map(Glob::new).toList();
    }

    private static boolean any(List<Glob> globs, String path) {
        for (Glob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
