#!/usr/bin/env bash
# Javalin 7: an exception in the middle of a streamed answer ends it like a complete one, with the error glued on.
#
# Tried:   Maven Central io.javalin:javalin 7.2.3 (Jetty 12.1), chunked responses over HTTP/1.1
# Guess:   when a handler throws after part of the body went out, the status cannot be changed any more, so the
#          connection is cut and the client sees an incomplete body.
# Happens: Javalin handles the exception as ever, and what it would answer is written behind the part that is out: the
#          client gets 200, two rows, then the text of the error, closed by a regular last chunk. With an own exception
#          handler it is that handler's text, without one it is "Server Error". An exception within ctx.future(...)
#          does the same. Nothing in the protocol tells it from success.
# Means:   an export that broke off half way is stored and counted as whole, and its last line is no JSON. End streams with
#          a marker of your own (a count, a "done" event) that the reader insists on, and let exception handlers look
#          at ctx.res().isCommitted() before they write anything.
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
import io.javalin.http.Context;
import java.io.*;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

public class Main {
    static void rows(Context ctx) {
        try {
            OutputStream out = ctx.contentType("application/x-ndjson").res().getOutputStream();
            out.write("{\"row\":1}\n{\"row\":2}\n".getBytes());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String get(int port, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            int n;
            while (!all.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n0\r\n\r\n")
                    && (n = socket.getInputStream().read(buffer)) > 0) {
                all.write(buffer, 0, n);
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        }
    }

    static boolean good = true;

    static void show(String what, int port, String path, String error) throws IOException {
        String response = get(port, path);
        String status = response.lines().findFirst().orElse("nothing");
        boolean whole = response.endsWith("\r\n0\r\n\r\n");
        String body = response.substring(response.indexOf("\r\n\r\n") + 4).replace("\r\n", "|").replace("\n", "\\n");
        System.out.println(what + "\n  " + status + "\n  body as sent, | for CRLF: " + body + "\n  regular end: " + whole);
        good &= status.contains(" 200 ") && whole && body.contains("row\":2}") && body.contains(error);
    }

    public static void main(String[] args) throws Exception {
        Javalin server = Javalin.create(config -> {
            config.jetty.host = "127.0.0.1";
            config.startup.showJavalinBanner = false;
            config.routes.get("/own", ctx -> {
                rows(ctx);
                throw new IllegalStateException("index was closed");
            });
            config.routes.get("/none", ctx -> {
                rows(ctx);
                throw new IllegalArgumentException("index was closed");
            });
            config.routes.get("/future", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> {
                rows(ctx);
                throw new IllegalStateException("index was closed");
            })));
            config.routes.exception(IllegalStateException.class, (e, ctx) -> ctx.status(503).result("sorry: " + e.getMessage()));
        }).start(0);
        show("thrown after two rows, own exception handler", server.port(), "/own", "sorry: index was closed");
        show("thrown after two rows, no exception handler", server.port(), "/none", "Server Error");
        show("thrown in ctx.future, own exception handler", server.port(), "/future", "sorry: index was closed");
        server.stop();
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
