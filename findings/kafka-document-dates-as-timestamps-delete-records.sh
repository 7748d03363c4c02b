#!/usr/bin/env bash
# Kafka: a document's date as the record's timestamp: tomorrow is refused, last year is deleted within minutes.
#
# Tried:   Maven Central kafka_2.13 4.4.0 (broker in KRaft mode, and its client), topics with default settings; only the
#          interval of the retention check is shortened from 5 minutes to 2 seconds
# Guess:   the timestamp of a record is information for readers; "7 days retention" counts from the writing; dates in the
#          future are taken as they are.
# Happens: 1. More than an hour ahead of the broker's clock: InvalidTimestampException, the record is not written.
#          2. Retention counts from the record's timestamp, also in the segment that is being written: records dated 1999
#          are gone with the next check. Records of today in a topic survive only behind the first recent one: older
#          neighbours before it are deleted with their segments, since a jump in time starts a new segment.
# Means:   exporting a corpus with "timestamp = date of the document" (Flink's KafkaSink takes the event time of a
#          stream by itself) gives a topic that is empty for a consumer that comes ten minutes later, or a failing job.
#          Send the date as a field or header, or set message.timestamp.type=LogAppendTime.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in org.apache.kafka:kafka_2.13:4.4.0; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
read -r port controller < <(python3 - <<'PY'
import socket
a, b = socket.socket(), socket.socket()
for s in (a, b):
    s.bind(("127.0.0.1", 0))
print(a.getsockname()[1], b.getsockname()[1])
PY
)
cat >server.properties <<CONF
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$controller
advertised.listeners=PLAINTEXT://127.0.0.1:$port
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
controller.quorum.voters=1@127.0.0.1:$controller
log.dirs=$dir/data
log.retention.check.interval.ms=2000
log.initial.task.delay.ms=1000
CONF
rm -f lib/log4j-slf4j* # no logging
java -Djava.io.tmpdir="$dir" -cp 'lib/*' kafka.tools.StorageTool format -t AAAAAAAAAAAAAAAAAAAAAQ -c server.properties >format.log 2>&1
java -Xmx512m -Djava.io.tmpdir="$dir" -cp 'lib/*' kafka.Kafka server.properties >broker.log 2>&1 &
broker=$!
trap 'kill "$broker" 2>/dev/null || true; wait "$broker" 2>/dev/null || true; rm -rf "$dir"' EXIT

cat >Main.java <<'JAVA'
import java.time.*;
import java.util.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.serialization.*;

public class Main {
    static List<String> read(Properties properties, String topic) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", args[0]);
        boolean good = true;
        try (Admin admin = Admin.create(properties);
                var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            List<NewTopic> topics = new ArrayList<>();
            for (String topic : List.of("future", "old", "mixed", "now")) topics.add(new NewTopic(topic, 1, (short) 1));
            admin.createTopics(topics).all().get();
            long now = System.currentTimeMillis();
            for (int hours : new int[] {-1, 0, 2, 24}) {
                String outcome;
                try {
                    producer.send(new ProducerRecord<>("future", 0, now + hours * 3_600_000L, "key", "value")).get();
                    outcome = "written";
                } catch (java.util.concurrent.ExecutionException failed) {
                    outcome = failed.getCause().getClass().getSimpleName();
                }
                System.out.printf("timestamp %+d h -> %s%n", hours, outcome);
                good &= outcome.equals(hours < 1 ? "written" : InvalidTimestampException.class.getSimpleName());
            }
            long then = Instant.parse("1999-05-01T00:00:00Z").toEpochMilli();
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>("old", 0, then + i, "key", "v" + i)).get();
                producer.send(new ProducerRecord<>("mixed", 0, i == 2 ? now : then + i, "key", "v" + i)).get();
                producer.send(new ProducerRecord<>("now", 0, now, "key", "v" + i)).get();
            }
            System.out.println("15 records acknowledged; waiting for the next checks of retention");
            long limit = System.currentTimeMillis() + 60_000;
            while (!read(properties, "old").isEmpty() && System.currentTimeMillis() < limit) Thread.sleep(1000);
            Thread.sleep(6000);
            List<String> old = read(properties, "old"), mixed = read(properties, "mixed"), fresh = read(properties, "now");
            System.out.println("all five dated 1999           -> left: " + old);
            System.out.println("1999, 1999, today, 1999, 1999 -> left: " + mixed);
            System.out.println("all five dated today          -> left: " + fresh);
            good &= old.isEmpty() && mixed.size() < 5 && mixed.contains("v2") && fresh.size() == 5;
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
for _ in $(seq 60); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  sleep 1
done
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java "127.0.0.1:$port" 2>client.log || { tail -n 5 client.log; exit 1; }
