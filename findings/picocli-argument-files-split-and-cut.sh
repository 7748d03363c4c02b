#!/usr/bin/env bash
# picocli: an @-file is not "one argument a line": quotes after '=' split an option, '#' cuts addresses.
#
# Tried:   Maven Central info.picocli:picocli 4.7.7, @-files with the default settings
# Guess:   a line --query="annual report" means what it means in a shell; --seed=https://host/#chapter arrives whole.
# Happens: a quote inside a word ends the word. --query="annual report" becomes the two arguments --query= and
#          'annual report': the option is the EMPTY text, the value becomes a positional parameter. An apostrophe does
#          the same to --query=what's new. '#' starts a comment also in the middle of a word. Within quotes a
#          backslash is eaten: "\d+\.pdf" becomes d+.pdf. All of them with exit status 0.
# Means:   a nightly job with its arguments in a file runs with an empty query, another pattern or half an address and
#          reports success. In such files write "--query=annual report" (quotes around all of it), double the
#          backslashes within quotes, and refuse unexpected positional parameters and empty values.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in info.picocli:picocli:4.7.7; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.nio.file.*;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.*;

public class Main {
    @Command
    static class Job implements Runnable {
        @Option(names = "--query") String query;
        @Option(names = "--seed") String seed;
        @Parameters List<String> folders = List.of();

        @Override
        public void run() {}
    }

    static boolean good = true;

    static void run(String line, String query, String seed, List<String> folders) throws Exception {
        Path file = Files.writeString(Files.createTempFile("arguments", ".txt"), line + "\n");
        Job job = new Job();
        int status = new CommandLine(job).execute("@" + file);
        System.out.printf("%-34s -> status %d, query=%s, seed=%s, positional=%s%n", line, status,
                job.query == null ? null : "[" + job.query + "]", job.seed, job.folders);
        good &= status == 0 && java.util.Objects.equals(query, job.query) && java.util.Objects.equals(seed, job.seed)
                && folders.equals(job.folders);
    }

    public static void main(String[] args) throws Exception {
        run("--query=\"annual report\"", "", null, List.of("annual report"));
        run("--query=what's new", "what", null, List.of("s new"));
        run("--seed=https://host.example/#part", null, "https://host.example/", List.of());
        run("--query \"\\d+\\.pdf\"", "d+.pdf", null, List.of());
        run("--query \\d+\\.pdf", "\\d+\\.pdf", null, List.of());
        run("\"--query=annual report\"", "annual report", null, List.of());
        run("\"--seed=https://host.example/#part\"", null, "https://host.example/#part", List.of());
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
