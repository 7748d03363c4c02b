package dev.corpusmill.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the repository that the tests run in. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".tools");
    /** Only at the root, where the programs put them: a package may be called so, too. */
    private static final Set<String> WRITTEN_BY_RUNS = Set.of("data", "logs", "models");

    private Repository() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Files of the tree whose path, with {@code /}, ends so. */
    static List<Path> files(String suffix) {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(file -> file.toString().endsWith(suffix))
                    .filter(Repository::ours)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean ours(Path file) {
        Path path = ROOT.relativize(file);
        if (WRITTEN_BY_RUNS.contains(path.getName(0).toString())) {
            return false;
        }
        for (Path part : path) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return Files.isRegularFile(file);
    }

    /** Packages below {@code dev.corpusmill} that a module's main sources have, as {@code module package}. */
    static Set<String> packages() {
        String source = "/src/main/java/dev/corpusmill/";
        return files(".java").stream()
                .map(file -> "/" + ROOT.relativize(file))
                .filter(file -> file.contains(source))
                .map(file -> module(file, source) + " " + name(file, source))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String module(String file, String source) {
        return file.substring(1, file.indexOf(source));
    }

    private static String name(String file, String source) {
        String below = file.substring(file.indexOf(source) + source.length());
        return below.substring(0, below.lastIndexOf('/')).replace('/', '.');
    }
}
