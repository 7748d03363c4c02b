#!/usr/bin/env bash
# Javalin 7: flush() on ctx.outputStream() does nothing, so a streamed answer arrives in one piece at its end.
#
# Tried:   Maven Central io.javalin:javalin 7.2.3 (Jetty 12.1), HTTP/1.1 over a plain socket
# Guess:   ctx.outputStream().write(piece) and flush() send the piece, as with any servlet's stream, at least for a client
#          that asks for no compression.
# Happens: the stream is a wrapper (it decides about compression) that does not pass flush() on. Pieces wait for Jetty's
#          buffer to fill or for the end of the handler: five small events written 300 ms apart arrive together after
#          1.2 s, with or without gzip, and also when compression is switched off. The same code on
#          ctx.res().getOutputStream(), and Javalin's own SSE client, send each piece at once.
# Means:   tokens of a language model, progress lines and NDJSON exports look like a slow server with a good total time;
#          a proxy is blamed first. Tests that read the whole body see no difference. Stream through
#          ctx.res().getOutputStream(), and measure the arrival of the first piece in a test.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in io.javalin:javalin:7.2.3 org.slf4j:slf4j-nop:2.0.17; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.*;
import java.net.Socket;
import java.util.*;

public class Main {
    static void stream(OutputStream out) throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            if (i > 0) Thread.sleep(300);
            out.write(("data: token " + i + "\n\n").getBytes());
            out.flush();
        }
    }

    static Javalin server(boolean compression) {
        return Javalin.create(config -> {
            config.jetty.host = "127.0.0.1";
            config.startup.showJavalinBanner = false;
            if (!compression) config.http.compressionStrategy = CompressionStrategy.NONE;
            config.routes.get("/javalin", ctx -> stream(ctx.contentType("text/event-stream").outputStream()));
            config.routes.get("/servlet", ctx -> stream(ctx.contentType("text/event-stream").res().getOutputStream()));
        }).start(0);
    }

    /** When the first and the last token arrived, in milliseconds. */
    static long[] arrivals(int port, String path, String encoding) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            long start = System.nanoTime();
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + encoding
                    + "\r\nConnection: close\r\n\r\n").getBytes());
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            List<Long> times = new ArrayList<>();
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("data: token")) times.add((System.nanoTime() - start) / 1_000_000);
            }
            return new long[] {times.get(0), times.get(times.size() - 1)};
        }
    }

    public static void main(String[] args) throws Exception {
        boolean good = true;
        for (boolean compression : new boolean[] {true, false}) {
            Javalin server = server(compression);
            arrivals(server.port(), "/servlet", "identity"); // warm
            for (String path : List.of("/javalin", "/servlet")) {
                for (String encoding : List.of("identity", "gzip")) {
                    long[] got = arrivals(server.port(), path, encoding);
                    System.out.printf("compression %-5s, client asks for %-8s, %s: first token after %4d ms, last after %4d ms%n",
                            compression, encoding, path.equals("/javalin") ? "ctx.outputStream()          " : "ctx.res().getOutputStream()",
                            got[0], got[1]);
                    good &= got[1] >= 1150 && (path.equals("/javalin") ? got[0] >= 1150 : got[0] < 900);
                }
            }
            server.stop();
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
