#!/usr/bin/env bash
# Flink: after a recovery, an accumulator's result counts only what came after the last restored checkpoint.
#
# Tried:   Maven Central flink-streaming-java, flink-clients 2.3.0 (MiniCluster), 2000 elements, one failure at the 1500th
# Guess:   accumulators are part of a job's result: counted exactly once with the state, or, at worst, too much because
#          replayed elements count twice. "At least 2000", then, is a safe check.
# Happens: they are in no checkpoint. The new attempt starts at 0 and continues from the checkpoint, so the job that
#          mapped each of 2000 elements reports a few hundred, and FINISHED. Without checkpoints, and in BATCH mode, all is
#          read again and the result is right. A count in operator state is right everywhere.
# Means:   "documents indexed: 511 of 2000" after one lost connection, and checks such as "fewer read than written: fail"
#          fire or stay silent at random. Keep run totals in operator state (or count in the target).
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

import java.util.List;
import java.util.concurrent.atomic.*;
import org.apache.flink.api.common.*;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.*;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

public class Job {
    static final AtomicInteger ATTEMPTS = new AtomicInteger();
    static final AtomicLong IN_STATE = new AtomicLong();

    public static class Count extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private final LongCounter counter = new LongCounter();
        private transient ListState<Long> state;
        private long count;
        private int attempt;

        @Override
        public void open(OpenContext context) {
            attempt = ATTEMPTS.incrementAndGet();
            getRuntimeContext().addAccumulator("documents", counter);
        }

        @Override
        public Long map(Long value) throws Exception {
            Thread.sleep(2);
            counter.add(1);
            IN_STATE.set(++count);
            if (attempt == 1 && value == 1500) {
                throw new IllegalStateException("the one failure");
            }
            return value;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("count", Long.class));
            for (Long restored : state.get()) {
                count += restored;
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            state.update(List.of(count));
        }
    }

    static boolean run(RuntimeExecutionMode mode, boolean checkpoints) throws Exception {
        ATTEMPTS.set(0);
        IN_STATE.set(0);
        Configuration conf = new Configuration();
        for (String address : List.of("jobmanager.rpc.address", "jobmanager.bind-host", "taskmanager.host",
                "taskmanager.bind-host", "rest.address", "rest.bind-address")) {
            conf.setString(address, "localhost");
        }
        conf.setString("restart-strategy.type", "fixed-delay");
        conf.setString("restart-strategy.fixed-delay.attempts", "3");
        conf.setString("restart-strategy.fixed-delay.delay", "100ms");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
        env.setRuntimeMode(mode);
        if (checkpoints) {
            env.enableCheckpointing(200);
        }
        env.fromSequence(1, 2000).map(new Count()).sinkTo(new DiscardingSink<>());
        long result = env.execute().<Long>getAccumulatorResult("documents");
        System.out.printf("%-9s checkpoints %-5s attempts %d  accumulator %4d  count in operator state %4d%n", mode, checkpoints,
                ATTEMPTS.get(), result, IN_STATE.get());
        return ATTEMPTS.get() == 2 && IN_STATE.get() == 2000 && (checkpoints ? result >= 500 && result < 2000 : result == 2000);
    }

    public static void main(String[] args) throws Exception {
        boolean good = run(RuntimeExecutionMode.STREAMING, true);
        good &= run(RuntimeExecutionMode.STREAMING, false);
        good &= run(RuntimeExecutionMode.BATCH, false);
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
javac -cp 'lib/*' -d classes finding/Job.java
java -Djava.io.tmpdir="$dir" -cp 'classes:lib/*' finding.Job
