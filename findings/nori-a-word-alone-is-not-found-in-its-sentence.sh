#!/usr/bin/env bash
# Lucene KoreanAnalyzer: ordinary nouns are cut in other ways with a particle than without, and do not find each other.
#
# Tried:   Maven Central lucene-core, lucene-analysis-nori, lucene-queryparser 9.12.3 (default dictionary, default settings)
# Guess:   a morphological analyser takes the particle off, so a noun finds itself with a particle: that is its purpose.
#          Adverbs and determiners ("new", "all", "again") are words like others.
# Happens: some of the commonest business words are taken for a verb with an ending when they stand alone: "report"
#          is reduced to the one syllable of "see" (bo), "registration of goods" to "wear" (ip). With a particle behind
#          them they stay nouns. So the query "report" does not find "submit the report", and finds what has bo in it.
#          Words for new, all, very, again, entirely are stop words by their part of speech: they give no token.
# Means:   such queries return nothing or noise, while neighbours (contract, receipt, network) work, so a spot check
#          passes. Index a bigram field (CJKAnalyzer) beside the nori field, or put such words into a user dictionary.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-analysis-nori:9.12.3 org.apache.lucene:lucene-analysis-common:9.12.3 org.apache.lucene:lucene-queryparser:9.12.3; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ko.*;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
    static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    static List<String> tokens(Analyzer analyzer, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        }
        return tokens;
    }

    static int hits(Analyzer analyzer, String document, String query) throws Exception {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                Document fields = new Document();
                fields.add(new TextField("text", document, Field.Store.NO));
                writer.addDocument(fields);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                QueryParser parser = new QueryParser("text", analyzer);
                parser.setDefaultOperator(QueryParser.Operator.AND);
                return new IndexSearcher(reader).count(parser.parse(query));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Analyzer nori = new KoreanAnalyzer();
        boolean good = true;
        String[][] pairs = {
            {"보고서를 제출", "보고서", "report, in: submit the report"},
            {"신고서를 작성", "신고서", "declaration form, in: fill in the form"},
            {"입고를 확인", "입고", "goods received, in: check the goods received"},
            {"계약서를 제출", "계약서", "contract, in: submit the contract"},
        };
        int[] expected = {0, 0, 0, 1};
        for (int i = 0; i < pairs.length; i++) {
            String document = pairs[i][0];
            String query = pairs[i][1];
            int hits = hits(nori, document, query);
            OUT.println(pairs[i][2] + ": document " + document + " " + tokens(nori, document) + ", query " + query + " "
                    + tokens(nori, query) + ": " + hits + " hits");
            good &= hits == expected[i];
            int pairHits = hits(new CJKAnalyzer(), document, query);
            good &= pairHits == 1;
        }
        OUT.println("the same four with CJKAnalyzer: 1 hit each");
        for (String word : List.of("새", "모든", "매우", "다시", "전혀")) {
            OUT.println("new, all, very, again, entirely: " + word + " " + tokens(nori, word + " 계약"));
            good &= tokens(nori, word + " 계약").equals(List.of("계약"));
        }
        Analyzer taught = new KoreanAnalyzer(UserDictionary.open(new StringReader("보고서\n신고서\n입고\n")),
                KoreanTokenizer.DEFAULT_DECOMPOUND, KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS, false);
        for (int i = 0; i < 3; i++) {
            int hits = hits(taught, pairs[i][0], pairs[i][1]);
            OUT.println("with a user dictionary: " + pairs[i][0] + ", query " + pairs[i][1] + ": " + hits + " hits");
            good &= hits == 1;
        }
        OUT.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Dfile.encoding=UTF-8 -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
