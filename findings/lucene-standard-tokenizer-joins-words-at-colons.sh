#!/usr/bin/env bash
# Lucene: StandardTokenizer keeps "Invoice:Total" and "end.Next" as one word; the ICU tokenizer cuts at the colon.
#
# Tried:   Maven Central lucene-core, lucene-analysis-common, lucene-analysis-icu 9.12.3
# Guess:   punctuation separates words, apart from dots in numbers and host names: "error:timeout" is found by "timeout".
# Happens: a colon between two letters belongs to the word (a rule for abbreviations in Swedish and Finnish), as does a dot
#          without a blank behind it. "error:timeout" is found by neither half. The ICU tokenizer of the same release,
#          which is known as "the same rules with dictionaries", cuts at the colon, not at the dot. A digit beside it,
#          or "::", cuts in both.
# Means:   log lines, "key:value" fields, forms and tables whose blanks were lost in text extraction are not found by
#          their words, and exchanging one tokenizer for the other silently changes what is found. Map ':' to a blank
#          before the tokenizer (MappingCharFilter), or add a WordDelimiterGraphFilter.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-analysis-common:9.12.3 org.apache.lucene:lucene-analysis-icu:9.12.3; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import java.io.Reader;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.charfilter.*;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.*;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Main {
    static List<String> tokens(Analyzer analyzer, String text) throws Exception {
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

    static int hits(Analyzer analyzer, String document, String word) throws Exception {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                Document fields = new Document();
                fields.add(new TextField("text", document, Field.Store.NO));
                writer.addDocument(fields);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return new IndexSearcher(reader).count(new TermQuery(new Term("text", word)));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Analyzer standard = new StandardAnalyzer();
        Analyzer icu = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new ICUTokenizer();
                return new TokenStreamComponents(tokenizer, new LowerCaseFilter(tokenizer));
            }
        };
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add(":", " ");
        NormalizeCharMap colons = map.build();
        Analyzer mapped = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, new LowerCaseFilter(tokenizer));
            }

            @Override
            protected Reader initReader(String field, Reader text) {
                return new MappingCharFilter(colons, text);
            }
        };
        boolean good = true;
        Object[][] cases = {
            // text, StandardAnalyzer, ICUTokenizer
            {"error:timeout", List.of("error:timeout"), List.of("error", "timeout")},
            {"Invoice:Total", List.of("invoice:total"), List.of("invoice", "total")},
            {"the end.Next one", List.of("the", "end.next", "one"), List.of("the", "end.next", "one")},
            {"std::vector", List.of("std", "vector"), List.of("std", "vector")},
            {"room:12", List.of("room", "12"), List.of("room", "12")},
        };
        for (Object[] one : cases) {
            List<String> a = tokens(standard, (String) one[0]);
            List<String> b = tokens(icu, (String) one[0]);
            System.out.printf("%-17s StandardAnalyzer %-22s ICUTokenizer %s%n", one[0], a, b);
            good &= a.equals(one[1]) && b.equals(one[2]);
        }
        for (String word : List.of("error", "timeout")) {
            int a = hits(standard, "error:timeout", word);
            int b = hits(icu, "error:timeout", word);
            int c = hits(mapped, "error:timeout", word);
            System.out.println("query " + word + ": StandardAnalyzer " + a + " hits, ICUTokenizer " + b + ", with ':' mapped to a blank " + c);
            good &= a == 0 && b == 1 && c == 1;
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
