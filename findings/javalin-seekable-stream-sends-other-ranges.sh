#!/usr/bin/env bash
# Javalin: writeSeekableStream answers a range request with another range than was asked for, and with status 200.
#
# Tried:   Maven Central io.javalin:javalin 7.2.3; a file of 300,000 bytes, requests with one valid Range each
# Guess:   ctx.writeSeekableStream serves byte ranges: "bytes=2-4" gives bytes 2 to 4, "bytes=-3" the last three, with 206.
# Happens: only types audio/* and video/* are served so, in pieces of 128,000 bytes, and near the end of the file the last
#          byte asked for is ignored there too. For all other types everything from the first byte to the end comes,
#          under status 200, with a Content-Range: a client that goes by the status takes the piece for the whole file.
#          "-3" is taken as "3-", for every type: the wrong end of the file.
# Means:   readers of ZIP or Parquet directories, PDF viewers and resuming downloads, which ask for the last bytes or
#          trust a 200, get a broken file. Serve files with Jetty's resource handler, or parse the header yourself.
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
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws Exception {
        byte[] file = new byte[300_000];
        new Random(1).nextBytes(file);
        Javalin app = Javalin.create(config -> {
            config.jetty.host = "127.0.0.1";
            config.startup.showJavalinBanner = false;
            for (String type : List.of("application/pdf", "video/mp4", "audio/mpeg")) {
                config.routes.get("/" + type, ctx -> ctx.writeSeekableStream(new ByteArrayInputStream(file), type, file.length));
            }
        }).start(0);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        boolean good = true;
        String[][] cases = {
            // type, range asked for, status, from, to (both as received)
            {"application/pdf", "2-4", "200", "2", "299999"},
            {"application/pdf", "200000-200009", "200", "200000", "299999"},
            {"application/pdf", "-3", "200", "3", "299999"},
            {"video/mp4", "2-4", "206", "2", "4"},
            {"audio/mpeg", "2-4", "206", "2", "4"},
            {"video/mp4", "0-", "206", "0", "127999"},
            {"video/mp4", "200000-200009", "206", "200000", "299999"},
            {"video/mp4", "-3", "206", "3", "128002"},
        };
        for (String[] one : cases) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/" + one[0]))
                            .header("Range", "bytes=" + one[1]).build(), HttpResponse.BodyHandlers.ofByteArray());
            String range = response.headers().firstValue("Content-Range").orElse("none");
            System.out.printf("%-15s asked for bytes=%-14s got %d, Content-Range %s, %d bytes%n", one[0], one[1],
                    response.statusCode(), range, response.body().length);
            int from = Integer.parseInt(one[3]);
            int to = Integer.parseInt(one[4]);
            good &= response.statusCode() == Integer.parseInt(one[2]) && range.equals("bytes " + from + "-" + to + "/300000")
                    && Arrays.equals(response.body(), Arrays.copyOfRange(file, from, to + 1));
        }
        app.stop();
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
