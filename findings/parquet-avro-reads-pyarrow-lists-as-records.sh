#!/usr/bin/env bash
# parquet-avro reads lists that pyarrow wrote as lists of records, unsigned numbers as negative, and refuses "doc-id".
#
# Tried:   PyPI pyarrow 26.0.1 (defaults) writes; Maven Central parquet-avro 1.18.1 with hadoop-client-api and -runtime
#          3.4.2 reads (AvroParquetReader of GenericRecord, no read schema)
# Guess:   both follow the standard's three-level list, so list<string> is a list of strings and an embedding a list of
#          floats; an unsigned 32-bit number becomes a long; column names are just names.
# Happens: ["a", "b"] comes as [{"element": "a"}, {"element": "b"}], also for embeddings and in nested lists, unless
#          parquet.avro.add-list-element-records is false (its default is true, for files older than the standard).
#          uint32 4294967295 is the int -1, uint64 likewise. timestamp[ns] loses its meaning (a bare long), [us] keeps
#          it. A column "doc-id" fails the file with SchemaParseException; the Chinese name 价格 is fine.
# Means:   tags indexed as {"element": "a"}, cast errors for vectors, negative sizes. Set the property, hand a schema
#          over, and look at the names and unsigned columns in the footer before the job starts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.parquet:parquet-avro:1.18.1 org.apache.hadoop:hadoop-client-api:3.4.2 org.apache.hadoop:hadoop-client-runtime:3.4.2 org.slf4j:slf4j-nop:1.7.36; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
python3 -m venv venv
PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 venv/bin/pip install -q pyarrow==26.0.1
venv/bin/python - <<'PY'
import datetime
import pyarrow as pa
import pyarrow.parquet as pq

at = datetime.datetime(2024, 3, 5, 12, tzinfo=datetime.timezone.utc)
pq.write_table(pa.table({
    "tags": pa.array([["a", "b"]]),
    "embedding": pa.array([[0.5, 2.0]], pa.list_(pa.float32())),
    "bytes": pa.array([4294967295], pa.uint32()),
    "micros": pa.array([at], pa.timestamp("us", tz="UTC")),
    "nanos": pa.array([at], pa.timestamp("ns", tz="UTC")),
}), "docs.parquet")
pq.write_table(pa.table({"doc-id": ["x"]}), "hyphen.parquet")
pq.write_table(pa.table({"价格": [1]}), "chinese.parquet")
PY
cat >Main.java <<'JAVA'
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

public class Main {
    static boolean good = true;

    static GenericRecord read(String file, boolean elementRecords) throws Exception {
        Configuration conf = new Configuration();
        if (!elementRecords) conf.setBoolean("parquet.avro.add-list-element-records", false);
        try (var reader = AvroParquetReader.<GenericRecord>builder(HadoopInputFile.fromPath(new Path(file), conf))
                .withConf(conf).build()) {
            return reader.read();
        }
    }

    static void check(String what, Object got, String expected) {
        System.out.printf("%-34s -> %s%n", what, got);
        good &= String.valueOf(got).equals(expected);
    }

    public static void main(String[] args) throws Exception {
        GenericRecord defaults = read("docs.parquet", true), set = read("docs.parquet", false);
        check("tags a, b; defaults", defaults.get("tags"), "[{\"element\": \"a\"}, {\"element\": \"b\"}]");
        check("embedding 0.5, 2.0; defaults", defaults.get("embedding"), "[{\"element\": 0.5}, {\"element\": 2.0}]");
        check("tags, add-list-element-records off", set.get("tags"), "[a, b]");
        check("embedding, the same", set.get("embedding"), "[0.5, 2.0]");
        check("uint32 4294967295", defaults.get("bytes"), "-1");
        check("schema of timestamp[us]", defaults.getSchema().getField("micros").schema(),
                "[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}]");
        check("schema of timestamp[ns]", defaults.getSchema().getField("nanos").schema(), "[\"null\",\"long\"]");
        check("column named in Chinese", read("chinese.parquet", true), "{\"\u4ef7\u683c\": 1}");
        try {
            check("column doc-id", read("hyphen.parquet", true), "an exception");
        } catch (RuntimeException refused) {
            check("column doc-id", refused.getClass().getSimpleName() + ": " + refused.getMessage(),
                    "SchemaParseException: Illegal character in: doc-id");
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Dfile.encoding=UTF-8 -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
