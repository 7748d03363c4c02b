#!/usr/bin/env bash
# Apache Tika: XHTMLContentHandler.element(name, "") writes nothing at all, so the empty cells of a table vanish.
#
# Tried:   Maven Central org.apache.tika:tika-core 3.3.1
# Guess:   element(name, text) is startElement, characters, endElement; an empty text gives an empty element.
# Happens: for an empty text no element is written, while startElement and endElement in a row write one.
# Means:   a parser that writes its rows by element("td", cell) loses empty cells, and what stands behind them moves into
#          the columns of others: "Olga | (empty) | 3" under "Name | Jan | Feb" becomes 3 in January.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
for artifact in org.apache.tika:tika-core:3.3.1 commons-io:commons-io:2.22.0 org.slf4j:slf4j-api:2.0.17; do
  mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$dir/lib" >mvn.log 2>&1 || { cat mvn.log; exit 1; }
done
cat >Main.java <<'JAVA'
import org.apache.tika.metadata.Metadata;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;

public class Main {
    public static void main(String[] args) throws Exception {
        ToXMLContentHandler out = new ToXMLContentHandler();
        XHTMLContentHandler xhtml = new XHTMLContentHandler(out, new Metadata());
        xhtml.startDocument();
        for (String[] row : new String[][] {{"Name", "Jan", "Feb"}, {"Olga", "", "3"}}) {
            xhtml.startElement("tr");
            for (String cell : row) {
                xhtml.element("td", cell);
            }
            xhtml.endElement("tr");
        }
        xhtml.startElement("tr");
        xhtml.startElement("td");
        xhtml.endElement("td");
        xhtml.endElement("tr");
        xhtml.endDocument();

        String[] rows = out.toString().split("<tr>");
        int[] cells = new int[3];
        for (int i = 0; i < 3; i++) {
            cells[i] = rows[i + 1].split("<td", -1).length - 1;
            System.out.println("row " + (i + 1) + ": cells=" + cells[i]);
        }
        boolean good = cells[0] == 3 && cells[1] == 2 && cells[2] == 1;
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -cp 'lib/*' Main.java 2>/dev/null
