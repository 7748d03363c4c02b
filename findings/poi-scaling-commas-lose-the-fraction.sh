#!/usr/bin/env bash
# Apache POI: a number format with a scaling comma shows the fraction as zero, and with a unit behind it nothing is scaled.
#
# Tried:   Maven Central org.apache.poi:poi 5.5.1, DataFormatter with Locale.US
# Guess:   A comma at the end of the digits divides by a thousand, as Excel does: 12,345 under `0.0,` is "12.3", and
#          12,345,678 under `0.0,,"M"` is "12.3M".
# Happens: `0.0,` gives "12.0": the value is divided as a whole number, and its fraction is lost. Behind a quoted unit the
#          commas count for nothing, and the unit is not shown: `0.0,,"M"` gives "12345678".
# Means:   a report in thousands or millions is indexed and answered with figures that no sheet shows.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
for artifact in org.apache.poi:poi:5.5.1 commons-codec:commons-codec:1.22.0 commons-io:commons-io:2.22.0 \
  org.apache.commons:commons-collections4:4.5.0 org.apache.commons:commons-math3:3.6.1 \
  com.zaxxer:SparseBitSet:1.3 org.apache.logging.log4j:log4j-api:2.25.4; do
  mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$dir/lib" >mvn.log 2>&1 || { cat mvn.log; exit 1; }
done
cat >Main.java <<'JAVA'
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;

public class Main {
    private static boolean good = true;

    public static void main(String[] args) {
        show(12345, "#,##0.0", "12,345.0");
        show(12345, "0.0,", "12.0"); // Excel: 12.3
        show(12345678, "0.0,,", "12.0"); // Excel: 12.3
        show(12345678, "0.0,,\"M\"", "12345678"); // Excel: 12.3M
        show(-55500000, "0.0,,\"M\"", "-55500000"); // Excel: -55.5M
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }

    private static void show(double value, String format, String seen) {
        String shown = new DataFormatter(Locale.US).formatRawCellContents(value, -1, format);
        System.out.printf(Locale.ROOT, "%12.0f under %-10s is %s%n", value, format, shown);
        good &= shown.equals(seen);
    }
}
JAVA
java -cp 'lib/*' Main.java 2>/dev/null
