package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The command line of a parse child. */
final class ParseCommand {
    private static final String MAIN = "dev.corpusmill.index.parse.child.ParseChild";

    private ParseCommand() {}

    static List<String> of(ParseConfig config) {
        List<String> command = new ArrayList<>(List.of(
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
                "-Duser.country=US",
                "-cp",
                classPath(ParseCommand.class.getClassLoader()),
                MAIN));
        command.addAll(ParseLimits.of(config).toArguments());
        return List.copyOf(command);
    }

    /**
     * All that our own class loader can see: under Flink the job's jar, from a build folder or a script the class path.
     */
    static String classPath(ClassLoader start) {
        Set<String> entries = new LinkedHashSet<>();
        for (ClassLoader loader = start; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader jars) {
                for (URL url : jars.getURLs()) {
                    addFile(entries, url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void addFile(Set<String> entries, URL url) {
        if (!url.getProtocol().equals("file")) {
            return;
        }
        try {
            entries.add(Path.of(url.toURI()).toString());
        } catch (URISyntaxException unescaped) {
            entries.add(Path.of(url.getPath()).toString());
        }
    }
}
