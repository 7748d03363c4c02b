package dev.corpusmill.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** An export of generated records, in JSON Lines. Each night it can be cut and ordered in another way. */
final class GeneratedExport {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);
    private static final int WORDS = 120;
    private static final String[] VOCABULARY =
            "lamp tower keeper signal harbour storm vessel reef engine oil glass stone bell tide anchor chart"
                    .split(" ");

    private final Path folder;
    private final int records;

    GeneratedExport(Path folder, int records) {
        this.folder = folder;
        this.records = records;
    }

    Path folder() {
        return folder;
    }

    /**
     * Writes all shards anew, in the place of those that are there.
     *
     * @param night another order of the records for each
     * @param editedShare one record in so many differs from the night before; 0 for none
     */
    void write(int night, int shards, boolean gzip, int editedShare) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
            for (Path shard : old) {
                Files.delete(shard);
            }
        }
        // A step that has no divisor in common with the number of records goes through all of them.
        long step = records == 1 ? 1 : coprime(7919L * (night + 1));
        long next = 0;
        for (int shard = 0; shard < shards; shard++) {
            String name = String.format(Locale.ROOT, "night-%d-part-%04d.jsonl%s", night, shard, gzip ? ".gz" : "");
            Path file = folder.resolve(name);
            try (OutputStream out = open(file, gzip)) {
                for (long i = (long) records * shard / shards; i < (long) records * (shard + 1) / shards; i++) {
                    out.write(line((int) next, editedShare > 0 && next % editedShare == 0 ? night : 0));
                    next = (next + step) % records;
                }
            }
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    private long coprime(long from) {
        long step = from % records;
        while (gcd(step, records) != 1) {
            step++;
        }
        return step;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static OutputStream open(Path file, boolean gzip) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return gzip ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    private static byte[] line(int id, int edition) {
        Random random = new Random(id);
        StringBuilder text = new StringBuilder(WORDS * 6);
        for (int word = 0; word < WORDS; word++) {
            text.append(word == 0 ? "" : " ").append(VOCABULARY[random.nextInt(VOCABULARY.length)]);
        }
        return ("{\"id\": \"R" + id + "\", \"title\": \"Record " + id + "\", \"body\": \"" + text + " " + id
                        + (edition == 0 ? "" : " edition " + edition) + ".\", \"updated\": " + edition + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
