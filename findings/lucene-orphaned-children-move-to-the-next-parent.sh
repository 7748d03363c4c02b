#!/usr/bin/env bash
# Lucene: children of a deleted (or updated) parent are given to the NEXT parent by a later merge.
#
# Tried:   Maven Central lucene-core, lucene-join, lucene-analysis-common 9.12.3
# Guess:   after deleteDocuments(parent id), or updateDocument(parent id, new parent), the chunks of the old parent are
#          at worst dead weight: they have no parent, so ToParentBlockJoinQuery cannot bring them up.
# Happens: a block is nothing but neighbourhood. Until the deleted parent is merged away, nothing looks wrong here. Then the
#          orphans stand directly before the next parent in the segment and belong to it: the words of document A
#          find document B, for term queries and for DiversifyingChildrenFloatKnnVectorQuery alike. No exception.
# Means:   wrong documents (of another tenant, perhaps) appear hours after a deletion, when a merge happens to run; tests
#          with one commit never see it. Delete by a key that every member of the block carries, and replace whole
#          blocks with updateDocuments.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-join:9.12.3 org.apache.lucene:lucene-analysis-common:9.12.3; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.join.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
    static Document chunk(String block, String text, float x) {
        Document document = new Document();
        document.add(new StringField("block", block, Field.Store.NO));
        document.add(new TextField("text", text, Field.Store.NO));
        document.add(new KnnFloatVectorField("vector", new float[] {x, 1}));
        return document;
    }

    static Document parent(String id) {
        Document document = new Document();
        document.add(new StringField("block", id, Field.Store.NO));
        document.add(new StringField("id", id, Field.Store.YES));
        document.add(new StringField("kind", "parent", Field.Store.NO));
        return document;
    }

    static String ask(IndexWriter writer) throws Exception {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            BitSetProducer parents = new QueryBitSetProducer(new TermQuery(new Term("kind", "parent")));
            Query byWord = new TermQuery(new Term("text", "apple"));
            Query byVector = new DiversifyingChildrenFloatKnnVectorQuery("vector", new float[] {9, 1}, null, 1, parents);
            List<String> answers = new ArrayList<>();
            for (Query children : List.of(byWord, byVector)) {
                List<String> ids = new ArrayList<>();
                Query join = new ToParentBlockJoinQuery(children, parents, org.apache.lucene.search.join.ScoreMode.Max);
                for (ScoreDoc hit : searcher.search(join, 10).scoreDocs) {
                    ids.add(searcher.storedFields().document(hit.doc).get("id"));
                }
                answers.add(ids.toString());
            }
            return "apple in " + answers.get(0) + ", nearest in " + answers.get(1);
        }
    }

    static String run(String what, Term deleted) throws Exception {
        try (IndexWriter writer = new IndexWriter(new ByteBuffersDirectory(),
                new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            writer.addDocuments(List.of(chunk("A", "apple pie", 9), parent("A")));
            writer.addDocuments(List.of(chunk("B", "banana bread", -9), chunk("B", "cherry cake", -8), parent("B")));
            writer.commit();
            String before = ask(writer);
            writer.deleteDocuments(deleted);
            writer.commit();
            String after = ask(writer);
            writer.forceMerge(1);
            String merged = ask(writer);
            System.out.println(what + "\n  before:       " + before + "\n  after delete: " + after + "\n  after merge:  " + merged);
            return after + " / " + merged;
        }
    }

    public static void main(String[] args) throws Exception {
        String orphans = run("A deleted by the id of the parent alone", new Term("id", "A"));
        String whole = run("A deleted by a key that the whole block carries", new Term("block", "A"));
        boolean good = orphans.equals("apple in [A], nearest in [A] / apple in [B], nearest in [B]")
                && whole.equals("apple in [], nearest in [B] / apple in [], nearest in [B]");
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
