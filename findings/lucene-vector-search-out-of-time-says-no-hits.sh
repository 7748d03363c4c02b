#!/usr/bin/env bash
# Lucene: a vector search that runs out of time before its first candidate is "no hits", and timedOut() says false.
#
# Tried:   Maven Central lucene-core 9.12.3
# Guess:   IndexSearcher.setTimeout(...) plus IndexSearcher.timedOut() tell a complete answer from a cut one, for every
#          kind of query, as they do for a TermQuery.
# Happens: the graph is walked while the query is REWRITTEN. What is cut there is turned into an ordinary query: with
#          no candidate collected it becomes one that matches nothing, which then runs to its end in time. The answer
#          is 0 hits, relation EQUAL_TO, timedOut() == false. With candidates collected before the cut, the later step
#          does notice (0 hits, timedOut() == true). A TermQuery under the same limit says timedOut() == true.
# Means:   under load, when requests spend their time in a queue, a service answers "nothing found" with status 200 and
#          a cache keeps it. Look at the clock yourself after the search, whatever timedOut() says.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.lucene:lucene-core:9.12.3; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
    static boolean good = true;

    static void ask(String what, DirectoryReader reader, Query query, int looksBeforeTheEnd, int hits, boolean timedOut)
            throws Exception {
        IndexSearcher searcher = new IndexSearcher(reader);
        AtomicInteger looks = new AtomicInteger();
        searcher.setTimeout(() -> looks.getAndIncrement() >= looksBeforeTheEnd);
        TopDocs top = searcher.search(query, 10);
        System.out.printf("%-42s -> hits %d, total %s, timedOut() %s%n", what, top.scoreDocs.length, top.totalHits,
                searcher.timedOut());
        good &= top.scoreDocs.length == hits && searcher.timedOut() == timedOut;
    }

    public static void main(String[] args) throws Exception {
        Random random = new Random(1);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < 4000; i++) {
                float[] vector = new float[16];
                for (int j = 0; j < 16; j++) vector[j] = (float) random.nextGaussian();
                Document document = new Document();
                document.add(new KnnFloatVectorField("vector", vector));
                document.add(new StringField("word", "invoice", Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            float[] asked = new float[16];
            java.util.Arrays.fill(asked, 1);
            Query knn = new KnnFloatVectorQuery("vector", asked, 50);
            Query term = new TermQuery(new Term("word", "invoice"));
            ask("term query, time enough", reader, term, Integer.MAX_VALUE, 10, false);
            ask("term query, no time left", reader, term, 0, 0, true);
            ask("vector query, time enough", reader, knn, Integer.MAX_VALUE, 10, false);
            ask("vector query, no time left", reader, knn, 0, 0, false);
            ask("vector query, cut after 300 looks at the clock", reader, knn, 300, 0, true);
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
