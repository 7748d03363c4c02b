#!/usr/bin/env bash
# zstd-jni: a file of several frames that was cut off in a later frame reads as complete.
#
# Tried:   Maven Central com.github.luben:zstd-jni 1.5.7-4, ZstdInputStream
# Guess:   a truncated .zst ends in "Truncated source", as it does for a file of one frame.
# Happens: after the first frame the reader remembers "a frame was finished". When the rest of the cut frame has arrived
#          in the same buffer (128 KiB) as the end of the frame before, the end of the file is a clean end: no
#          exception, and what could be decoded of the half record is handed out as data. Here: 1,000 records, a frame
#          each; of 20 places to cut at, all 20 are silent. Checksums do not help, since they stand at the frame's end.
# Means:   frames of one record each (.warc.zst, appended logs, pzstd and seekable files) lose their tail in silence
#          after a broken copy. Compare the length, or count records against the producer's count.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in com.github.luben:zstd-jni:1.5.7-4; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import com.github.luben.zstd.*;
import java.io.*;
import java.util.Arrays;

public class Main {
    static byte[] frame(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setChecksum(true);
            zstd.write(text.getBytes("UTF-8"));
        }
        return out.toByteArray();
    }

    /** How it ended, and how much came. */
    static String read(byte[] file) {
        long read = 0;
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(file))) {
            while (in.read() >= 0) read++;
            return "no exception, " + read + " bytes";
        } catch (IOException e) {
            return e.getMessage() + " after " + read + " bytes";
        }
    }

    public static void main(String[] args) throws Exception {
        StringBuilder all = new StringBuilder();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        byte[] last = null;
        for (int i = 0; i < 1000; i++) {
            String record = "record " + i + " " + Integer.toString((i * 7919) ^ 0x5bd1e995, 36) + "\n";
            all.append(record);
            frames.write(last = frame(record));
        }
        byte[] many = frames.toByteArray(), one = frame(all.toString());
        System.out.println("complete, 1,000 frames:        " + read(many) + " of " + all.length());
        int silent = 0, loud = 0;
        for (int cut = 1; cut <= 20; cut++) {
            if (read(Arrays.copyOf(many, many.length - cut)).startsWith("no exception")) silent++;
            if (!read(Arrays.copyOf(one, one.length - cut)).startsWith("no exception")) loud++;
        }
        System.out.println("1,000 frames, 8 bytes missing: " + read(Arrays.copyOf(many, many.length - 8)) + " of " + all.length());
        System.out.println("one frame, 8 bytes missing:    " + read(Arrays.copyOf(one, one.length - 8)) + " of " + all.length());
        System.out.println("1,000 frames, 1 to 20 bytes missing: silent " + silent + " of 20; one frame: reported " + loud + " of 20");
        boolean good = last.length > 20 && silent == 20 && loud == 20;
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
