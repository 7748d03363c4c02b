package dev.corpusmill.index.parse.fork;

import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseLimits;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command line of a child JVM.
 *
 * @param options what comes before the class path, the program first
 * @param classPath jars and folders; empty where the options say it
 * @param arguments main class and arguments
 */
public record ChildJvm(List<String> options, List<Path> classPath, List<String> arguments) {
    /** System property: the file of the classes that a child loads, see {@code scripts/class-archives}. */
    private static final String ARCHIVE = "corpusmill.parser-archive";

    private static final String MAIN = "dev.corpusmill.index.parse.child.ParseChild";

    public ChildJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /**
     * The whole line. An entry of the class path that holds the separator of class paths is reached by a link in the
     * child's folder: Flink keeps jars in {@code …/tm_localhost:41234-…}.
     */
    List<String> line(Path folder) throws IOException {
        List<String> line = new ArrayList<>(options);
        line.add(1, "-Djava.io.tmpdir=" + folder);
        if (!classPath.isEmpty()) {
            List<String> entries = new ArrayList<>();
            for (Path entry : classPath) {
                entries.add(linked(entry, folder, entries.size()).toString());
            }
            line.add("-cp");
            line.add(String.join(File.pathSeparator, entries));
        }
        line.addAll(arguments);
        return line;
    }

    private static Path linked(Path entry, Path folder, int number) throws IOException {
        return entry.toString().contains(File.pathSeparator)
                ? Files.createSymbolicLink(folder.resolve("class-path-" + number + ".jar"), entry)
                : entry;
    }

    /** The JVM that parses documents under these limits. */
    public static ChildJvm of(ParseConfig config) {
        List<String> options = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + config.childHeap().bytes(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Duser.country=US"));
        String archive = System.getProperty(ARCHIVE, "");
        if (!archive.isEmpty() && Files.isReadable(Path.of(archive))) { // of other jars or another JVM: it goes without
            options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
        }
        List<String> arguments = new ArrayList<>(List.of(MAIN));
        arguments.addAll(ParseLimits.of(config).toArguments());
        arguments.addAll(ParseChoices.of(config).toArguments());
        return new ChildJvm(options, classPath(ChildJvm.class.getClassLoader()), arguments);
    }

    /**
     * All that our own class loader can see: under Flink the job's jar, from a build folder or a script the class path.
     */
    static List<Path> classPath(ClassLoader start) {
        Set<Path> entries = new LinkedHashSet<>();
        for (ClassLoader loader = start; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader jars) {
                for (URL url : jars.getURLs()) {
                    addFile(entries, url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath());
            }
        }
        return List.copyOf(entries);
    }

    private static void addFile(Set<Path> entries, URL url) {
        if (!url.getProtocol().equals("file")) {
            return;
        }
        try {
            entries.add(Path.of(url.toURI()));
        } catch (URISyntaxException unescaped) {
            entries.add(Path.of(url.getPath()));
        }
    }
}
