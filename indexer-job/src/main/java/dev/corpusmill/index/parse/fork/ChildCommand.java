package dev.corpusmill.index.parse.fork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM.
 *
 * @param options what comes before the class path, the program first
 * @param classPath jars and folders; empty where the options say it
 * @param arguments main class and arguments
 */
record ChildCommand(List<String> options, List<Path> classPath, List<String> arguments) {
    ChildCommand {
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
}
