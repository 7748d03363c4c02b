#!/usr/bin/env bash
# Lucene 9: an index sort without a parent field takes the blocks of addDocuments() apart, without a word.
#
# Tried:   Maven Central lucene-core, lucene-join 9.12.3; three blocks of two children and their parent
# Guess:   documents added as a block stay a block whatever the index sort; or the writer refuses the combination.
# Happens: each document is sorted for itself, a child without the sort's field goes to the very end, behind the last
#          parent. No exception on writing; searching for a child finds no parent, or another's. Only with
#          IndexWriterConfig.setParentField("...") do blocks move as a whole.
# Means:   adding "newest first" as an index sort to an index with block joins (passages under their document) makes
#          hits vanish or change hands. Set the parent field when the index is created: it cannot be added later.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-join:9.12.3; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.util.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.join.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
    static Document document(String id, String kind, long date) {
        Document document = new Document();
        document.add(new StringField("id", id, Field.Store.YES));
        document.add(new StringField("kind", kind, Field.Store.NO));
        if (date > 0) {
            document.add(new NumericDocValuesField("date", date));
        }
        return document;
    }

    /** What the first and second child of each parent lead to. */
    static List<String> run(String parentField, boolean childrenHaveDates) throws Exception {
        List<String> found = new ArrayList<>();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            IndexWriterConfig config = new IndexWriterConfig();
            config.setIndexSort(new Sort(new SortField("date", SortField.Type.LONG, true)));
            if (parentField != null) {
                config.setParentField(parentField);
            }
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (int i = 1; i <= 3; i++) {
                    writer.addDocuments(List.of(document(i + "a", "child", childrenHaveDates ? 10 - i : 0),
                            document(i + "b", "child", 0), document("doc" + i, "parent", i)));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                StringBuilder order = new StringBuilder();
                for (int i = 0; i < reader.maxDoc(); i++) {
                    order.append(reader.storedFields().document(i).get("id")).append(' ');
                }
                System.out.printf("parent field %s, first children %s dates of their own; in the index: %s%n", parentField,
                        childrenHaveDates ? "with" : "without", order);
                IndexSearcher searcher = new IndexSearcher(reader);
                BitSetProducer parents = new QueryBitSetProducer(new TermQuery(new Term("kind", "parent")));
                for (int i = 1; i <= 3; i++) {
                    for (String child : List.of(i + "a", i + "b")) {
                        TopDocs hits = searcher.search(new ToParentBlockJoinQuery(new TermQuery(new Term("id", child)), parents,
                                org.apache.lucene.search.join.ScoreMode.Max), 10);
                        String parent = hits.scoreDocs.length == 0 ? "nothing"
                                : searcher.storedFields().document(hits.scoreDocs[0].doc).get("id");
                        System.out.print("  " + child + " -> " + parent);
                        found.add(parent);
                    }
                }
                System.out.println();
            }
        }
        return found;
    }

    public static void main(String[] args) throws Exception {
        List<String> right = List.of("doc1", "doc1", "doc2", "doc2", "doc3", "doc3");
        boolean good = run(null, false).equals(Collections.nCopies(6, "nothing"));
        List<String> mixed = run(null, true);
        good &= mixed.equals(List.of("doc3", "nothing", "doc3", "nothing", "doc3", "nothing"));
        good &= run("block", false).equals(right) && run("block", true).equals(right);
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
