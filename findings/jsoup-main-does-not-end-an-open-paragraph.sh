#!/usr/bin/env bash
# jsoup: </main> with a <p> still open does not end the <main>; </section> and </article> do.
#
# Tried:   Maven Central org.jsoup:jsoup 1.22.2
# Guess:   </p> may be left out in HTML, and the parsing rules of HTML name main beside article and section: its end tag
#          closes what is implied and then the element. What follows stands beside <main>.
# Happens: the end tag is dropped. The footer, and all the rest of the page, becomes a part of <main>.
# Means:   "take the text of <main>" takes footers and imprints of pages that leave out </p>, and a search index quotes them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.jsoup:jsoup:1.22.2 -DoutputDirectory="$dir/lib" >mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
public class Main {
    public static void main(String[] args) {
        boolean good = true;
        for (String name : new String[] {"article", "section", "main"}) {
            String page = "<body><" + name + "><p>text</" + name + "><footer>imprint</footer>";
            String text = org.jsoup.Jsoup.parse(page).selectFirst(name).text();
            System.out.printf("%-8s holds: %s%n", name, text);
            good &= text.equals(name.equals("main") ? "text imprint" : "text");
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -cp 'lib/*' Main.java
