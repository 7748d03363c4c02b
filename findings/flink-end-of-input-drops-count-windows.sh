#!/usr/bin/env bash
# Flink: at the end of a bounded input, unfinished count windows and waiting processing-time timers are dropped.
#
# Tried:   Maven Central flink-streaming-java, flink-clients 2.3.0 (MiniCluster), numbers 1 to 10
# Guess:   a source that ends sends the last watermark, and whatever waits is fired then, as for event-time windows:
#          countWindow(3) gives 3, 3, 3 and a last window with 1; a processing-time window gives what it holds.
# Happens: countWindow never fires its rest, in STREAMING and in BATCH mode: the 10th element is gone. Processing-time
#          windows and timers are dropped in STREAMING mode (nothing comes out at all), but fire in BATCH mode. Event
#          time fires in both. The job is FINISHED in every case.
# Means:   "collect 32 chunks, then embed" by countWindow, or "flush after 5 seconds" by a processing-time timer, loses the
#          last batch of each key. Collect in an operator that flushes in endInput() (BoundedOneInput), or window by
#          GlobalWindows.createWithEndOfStreamTrigger() where all may wait for the end.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.flink:flink-streaming-java:2.3.0 org.apache.flink:flink-clients:2.3.0 org.slf4j:slf4j-nop:1.7.36; do
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

import java.time.Duration;
import java.util.*;
import java.util.function.Function;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.windowing.assigners.*;
import org.apache.flink.util.Collector;

public class Job {
    /** Hands out "late" ten seconds after each element. */
    public static class Timer extends KeyedProcessFunction<Integer, Long, Long> {
        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            context.timerService().registerProcessingTimeTimer(context.timerService().currentProcessingTime() + 10_000 + value);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Long> out) {
            out.collect(1L);
        }
    }

    static List<Long> run(RuntimeExecutionMode mode, String what, Function<KeyedStream<Long, Integer>, DataStream<Long>> how)
            throws Exception {
        Configuration conf = new Configuration();
        for (String address : List.of("jobmanager.rpc.address", "jobmanager.bind-host", "taskmanager.host",
                "taskmanager.bind-host", "rest.address", "rest.bind-address")) {
            conf.setString(address, "localhost");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
        env.setRuntimeMode(mode);
        DataStream<Long> numbers = env.fromSequence(1, 10).assignTimestampsAndWatermarks(
                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((value, time) -> value * 1000));
        List<Long> out = new ArrayList<>();
        try (var results = how.apply(numbers.keyBy(value -> 0)).executeAndCollect()) {
            results.forEachRemaining(out::add);
        }
        System.out.printf("%-9s %-38s -> %s%n", mode, what, out);
        return out;
    }

    public static void main(String[] args) throws Exception {
        boolean good = true;
        for (RuntimeExecutionMode mode : List.of(RuntimeExecutionMode.STREAMING, RuntimeExecutionMode.BATCH)) {
            boolean batch = mode == RuntimeExecutionMode.BATCH;
            List<Long> all = List.of(55L);
            good &= run(mode, "countWindow(3), sums", keyed -> keyed.countWindow(3).sum(0)).equals(List.of(6L, 15L, 24L));
            good &= run(mode, "processing-time window of a day, sum",
                    keyed -> keyed.window(TumblingProcessingTimeWindows.of(Duration.ofDays(1))).sum(0)).equals(batch ? all : List.of());
            good &= run(mode, "processing-time timers", keyed -> keyed.process(new Timer())).size() == (batch ? 10 : 0);
            good &= run(mode, "event-time window of a day, sum",
                    keyed -> keyed.window(TumblingEventTimeWindows.of(Duration.ofDays(1))).sum(0)).equals(all);
            good &= run(mode, "global window, end-of-stream trigger",
                    keyed -> keyed.window(GlobalWindows.createWithEndOfStreamTrigger()).sum(0)).equals(all);
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
javac -cp 'lib/*' -d classes finding/Job.java
java -Djava.io.tmpdir="$dir" -cp 'classes:lib/*' finding.Job
