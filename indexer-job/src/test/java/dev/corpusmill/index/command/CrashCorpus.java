package dev.corpusmill.index.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A corpus that a seed makes, and changes that it makes in two steps: documents grow, shrink, move, come and go in each. */
final class CrashCorpus {
    private static final int DOCUMENTS = 28;
    private static final long LONG_AGO = 1_700_000_000_000L;

    private final Path folder;
    private final List<Runnable> base = new ArrayList<>();
    private final List<Runnable> first = new ArrayList<>();
    private final List<Runnable> second = new ArrayList<>();

    CrashCorpus(Path folder, long seed) {
        this.folder = folder;
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            String name = "f" + i % 3 + "/" + i + ".txt";
            int lines = 2 + random.nextInt(20);
            base.add(() -> write(name, text(name, 0), lines, 0));
            List<Runnable> step = i % 2 == 0 ? first : second;
            int edition = 1 + random.nextInt(9);
            switch (i < 10 ? i / 2 : random.nextInt(9)) {
                case 0 -> step.add(() -> delete(name));
                case 1 -> step.add(() -> write(name, text(name, edition), 1 + lines / 3, edition));
                case 2 -> step.add(() -> write(name, text(name, edition), 3 + 2 * lines, edition));
                case 3 -> step.add(() -> move(name, "moved/" + name.replace('/', '-')));
                case 4 -> step.add(() -> write("new/" + name, text(name, edition), lines, edition));
                default -> {} // it stays
            }
        }
    }

    private static String text(String name, int edition) {
        return "Entry of " + name + ", edition " + edition + ", line ";
    }

    void base() {
        base.forEach(Runnable::run);
    }

    /** The first half of the changes; to make it twice changes nothing. */
    void change() {
        first.forEach(Runnable::run);
    }

    /** The other half. */
    synchronized void changeRest() {
        second.forEach(Runnable::run);
    }

    private void write(String name, String text, int lines, int edition) {
        StringBuilder whole = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            whole.append(text).append(line).append(" of the log of the light, kept at dusk and at dawn.\n\n");
        }
        try {
            Path aside = folder.resolveSibling("aside-" + name.replace('/', '-'));
            Files.writeString(aside, whole);
            Files.setLastModifiedTime(aside, FileTime.fromMillis(LONG_AGO + 1000L * edition));
            Files.createDirectories(folder.resolve(name).getParent());
            Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void move(String from, String to) {
        try {
            if (Files.exists(folder.resolve(from))) {
                Files.createDirectories(folder.resolve(to).getParent());
                Files.move(folder.resolve(from), folder.resolve(to));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
