#!/usr/bin/env bash
# Caffeine: invalidateAll() passes over a value that is just being loaded; invalidate(key) does not.
#
# Tried:   Maven Central com.github.ben-manes.caffeine:caffeine 3.2.2
# Guess:   after invalidateAll() has returned, no value that was computed from the old data can appear. For one key it
#          is so: invalidate(key) waits for a load of that key that is under way, then removes its value.
# Happens: it depends on an unrelated setting. Without a bound, invalidateAll() waits and removes. With maximumSize
#          or an expiry it returns at once, the load then finishes, and its old value stays in the cache.
#          An AsyncCache drops the unfinished future, whatever its bound.
# Means:   "new index generation: swap, then clear the cache" leaves answers of the old generation in the cache, but
#          only under load and only in production, where the cache has a bound. Put the generation into the key.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in com.github.ben-manes.caffeine:caffeine:3.2.2; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import com.github.benmanes.caffeine.cache.*;
import java.time.Duration;
import java.util.concurrent.*;

public class Main {
    static boolean good = true;

    static void run(String what, Cache<String, String> cache, Runnable clear, boolean waits, String stays) throws Exception {
        CountDownLatch loading = new CountDownLatch(1), go = new CountDownLatch(1);
        Thread load = new Thread(() -> cache.get("question", key -> {
            loading.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "old answer";
        }));
        load.start();
        loading.await();
        Thread clearing = new Thread(clear);
        clearing.start();
        clearing.join(1500);
        boolean waited = clearing.isAlive();
        go.countDown();
        load.join();
        clearing.join();
        String left = cache.getIfPresent("question");
        System.out.printf("%-38s waited for the load: %-5s  afterwards in the cache: %s%n", what, waited, left);
        good &= waited == waits && java.util.Objects.equals(left, stays);
    }

    public static void main(String[] args) throws Exception {
        Cache<String, String> plain = Caffeine.newBuilder().build();
        run("no bound, invalidateAll()", plain, plain::invalidateAll, true, null);
        Cache<String, String> sized = Caffeine.newBuilder().maximumSize(100).build();
        run("maximumSize, invalidate(key)", sized, () -> sized.invalidate("question"), true, null);
        Cache<String, String> sized2 = Caffeine.newBuilder().maximumSize(100).build();
        run("maximumSize, invalidateAll()", sized2, sized2::invalidateAll, false, "old answer");
        Cache<String, String> timed = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();
        run("expireAfterWrite, invalidateAll()", timed, timed::invalidateAll, false, "old answer");

        AsyncCache<String, String> async = Caffeine.newBuilder().maximumSize(100).buildAsync();
        CompletableFuture<String> unfinished = new CompletableFuture<>();
        async.get("question", (key, executor) -> unfinished);
        async.synchronous().invalidateAll();
        unfinished.complete("old answer");
        System.out.println("AsyncCache, maximumSize, invalidateAll(): afterwards in the cache: " + async.getIfPresent("question"));
        good &= async.getIfPresent("question") == null;
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
