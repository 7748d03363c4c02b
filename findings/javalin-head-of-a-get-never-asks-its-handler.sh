#!/usr/bin/env bash
# Javalin 7: HEAD of a path that has a GET handler is answered 200 without a call of that handler.
#
# Tried:   Maven Central io.javalin:javalin 7.2.3 (Jetty 12.1)
# Guess:   HEAD is GET without the body, as RFC 9110 wants and as servlets do it: same status, same headers.
# Happens: the router answers 200 by itself as soon as some GET handler matches the path; the handler does not run, so its
#          status (503, 404, 401) and its headers are missing. A path without a GET handler gets 404.
# Means:   a load balancer that asks for /readyz by HEAD sends requests to a service that says 503 to GET; a check for a
#          document that is not there says yes. Register a HEAD handler
#          for each GET handler, and test the status of HEAD.
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
import java.net.URI;
import java.net.http.*;
import java.util.concurrent.atomic.AtomicInteger;

public class Main {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    static HttpResponse<String> ask(int port, String method, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public static void main(String[] args) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Javalin server = Javalin.create(config -> {
                    config.jetty.host = "127.0.0.1";
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/readyz", ctx -> notReady(ctx, calls));
                    config.routes.get("/both", ctx -> notReady(ctx, calls));
                    config.routes.head("/both", ctx -> notReady(ctx, calls));
                })
                .start(0);
        boolean good = true;
        for (String[] expected : new String[][] {
            {"GET", "/readyz", "503", "1"},
            {"HEAD", "/readyz", "200", "0"},
            {"HEAD", "/nothing", "404", "0"},
            {"HEAD", "/both", "503", "1"}
        }) {
            calls.set(0);
            HttpResponse<String> got = ask(server.port(), expected[0], expected[1]);
            System.out.printf(
                    "%-4s %-8s -> %d, handler called %d time(s), Retry-After %s%n",
                    expected[0], expected[1], got.statusCode(), calls.get(), got.headers().firstValue("Retry-After").orElse("-"));
            good &= got.statusCode() == Integer.parseInt(expected[2]) && calls.get() == Integer.parseInt(expected[3]);
        }
        server.stop();
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }

    static void notReady(Context ctx, AtomicInteger calls) {
        calls.incrementAndGet();
        ctx.status(503).header("Retry-After", "5").result("not ready");
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
