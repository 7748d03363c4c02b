package dev.corpusmill.index.cluster;

import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.EmbeddingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rule that paths of a cluster are absolute: client, JobManager and TaskManagers have different working directories. */
final class AbsolutePaths {
    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z][A-Za-z0-9+.-]+:/.*");
    private static final Pattern BUNDLED = Pattern.compile("auto|bge-small-(en|zh)");

    private AbsolutePaths() {}

    /** One line for each relative path. */
    static List<String> problems(CorpusmillConfig config) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < config.sources().size(); i++) {
            check("sources[" + i + "].uri", config.sources().get(i).uri(), problems);
        }

        check("store.path", config.store().path(), problems);
        if (!config.job().planPath().isEmpty()) {
            check("job.plan-path", config.job().planPath(), problems);
        }

        if (Files.isDirectory(Path.of(config.plugins().path()))) { // where there is none, none is meant
            check("plugins.path", config.plugins().path(), problems);
        }

        EmbeddingConfig embedding = config.embedding();
        if (EmbedderAssembly.computesHere(config)
                && !BUNDLED.matcher(embedding.model()).matches()) {
            check("embedding.model", embedding.model(), problems);
        }

        return problems;
    }

    private static void check(String key, String path, List<String> problems) {
        if (!ABSOLUTE.matcher(path).matches()) {
            problems.add(
                    key + ": must be absolute on a Flink cluster, whose machines have other working directories, was '"
                            + path + "'");
        }
    }
}
