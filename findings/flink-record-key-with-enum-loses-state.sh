#!/usr/bin/env bash
# Flink: a record with an enum in it is taken as key, and loses its state when a job is restored in another process.
#
# Tried:   Maven Central flink-streaming-java, flink-clients, flink-connector-datagen 2.3.0 (MiniCluster, heap state)
# Guess:   keyBy(enum) is refused ("cannot be used as key"), since an enum's hashCode differs from JVM to
#          JVM. So a key that is not refused is safe.
# Happens: the components of a record are not looked at. record Key(String tenant, Type type) is a legal key, and
#          its hashCode contains the enum's. Key groups are computed from it, so after a restore the same key goes to another
#          key group than its state: every count starts again at 0, without an error. Whether it happens depends on
#          which objects the JVM hashed before: the second program here only fills a HashMap at its start. With the
#          enum's name() in the key all counts go on.
# Means:   deduplication, versions and counters start anew after a deployment or a failure, old state stays for ever,
#          and with two TaskManagers one key can be in two places in one run. A test in one JVM never shows it. Key by
#          strings and numbers.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.flink:flink-streaming-java:2.3.0 org.apache.flink:flink-clients:2.3.0 org.apache.flink:flink-connector-datagen:2.3.0 org.slf4j:slf4j-nop:1.7.36; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
mkdir finding
cat >finding/Job.java <<'JAVA'
package finding;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.*;
import org.apache.flink.core.execution.*;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

public class Job {
    public enum Type { PDF, HTML, MAIL, SHEET, SLIDES, TEXT, IMAGE, ARCHIVE }

    public record Doc(long number, Type type) {}

    public record Key(String tenant, Type type) {}

    /** For each kind of key: the state at the first document of a key, as this process saw it. */
    static final Map<String, Long> FIRST = new ConcurrentSkipListMap<>();
    static final AtomicLong SEEN = new AtomicLong();

    public static class Count<K> extends KeyedProcessFunction<K, Doc, Long> {
        private final String kind;
        private transient ValueState<Long> count;

        Count(String kind) {
            this.kind = kind;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Doc doc, Context context, Collector<Long> out) throws Exception {
            long before = count.value() == null ? 0 : count.value();
            FIRST.putIfAbsent(kind + " " + context.getCurrentKey(), before);
            count.update(before + 1);
            SEEN.incrementAndGet();
        }
    }

    static Configuration configuration() {
        Configuration conf = new Configuration();
        for (String address : List.of("jobmanager.rpc.address", "jobmanager.bind-host", "taskmanager.host",
                "taskmanager.bind-host", "rest.address", "rest.bind-address")) {
            conf.setString(address, "localhost");
        }
        return conf;
    }

    public static void main(String[] args) throws Exception {
        boolean restore = args[0].equals("restore");
        Configuration conf = configuration();
        if (restore) {
            conf.setString("execution.state-recovery.path", args[1]);
            Map<Type, Integer> order = new HashMap<>(); // nothing but another use of the constants
            for (Type type : Type.values()) order.put(type, type.ordinal());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(4, conf);
        env.setMaxParallelism(128);
        GeneratorFunction<Long, Doc> documents = number -> new Doc(number, Type.values()[(int) (number % 8)]);
        DataStream<Doc> source = env.fromSource(
                new DataGeneratorSource<>(documents, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1000), TypeInformation.of(Doc.class)),
                WatermarkStrategy.noWatermarks(), "documents").uid("documents");
        source.keyBy(doc -> new Key("acme", doc.type()), TypeInformation.of(Key.class))
                .process(new Count<Key>("record")).uid("by-record").sinkTo(new DiscardingSink<>()).uid("sink-1");
        source.keyBy(doc -> doc.type().name())
                .process(new Count<String>("name")).uid("by-name").sinkTo(new DiscardingSink<>()).uid("sink-2");
        if (!restore) {
            try {
                source.keyBy(Doc::type, TypeInformation.of(Type.class));
                System.out.println("keyBy(enum): accepted");
            } catch (org.apache.flink.api.common.InvalidProgramException refused) {
                System.out.println("keyBy(enum): refused");
            }
        }
        JobClient job = env.executeAsync();
        while (SEEN.get() < 2000) Thread.sleep(100);
        if (!restore) {
            job.stopWithSavepoint(false, args[1], SavepointFormatType.CANONICAL).get();
            System.out.println("first process: savepoint taken after " + SEEN.get() / 2 + " documents");
            System.exit(0);
        }
        job.cancel().get();
        long lost = 0, kept = 0;
        for (Map.Entry<String, Long> entry : FIRST.entrySet()) {
            System.out.println("second process: " + entry.getKey() + " begins at " + entry.getValue());
            if (entry.getKey().startsWith("record") && entry.getValue() == 0) lost++;
            if (entry.getKey().startsWith("name") && entry.getValue() > 0) kept++;
        }
        System.out.println("keys of 8 that lost their state: record " + lost + ", name " + (8 - kept));
        boolean good = lost >= 1 && kept == 8;
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
javac -cp 'lib/*' -d classes finding/Job.java
java -Djava.io.tmpdir="$dir" -cp 'classes:lib/*' finding.Job first "file://$dir/savepoints" | tee first.txt
grep -q "refused" first.txt
java -Djava.io.tmpdir="$dir" -cp 'classes:lib/*' finding.Job restore "file://$(echo "$dir"/savepoints/savepoint-*)"
