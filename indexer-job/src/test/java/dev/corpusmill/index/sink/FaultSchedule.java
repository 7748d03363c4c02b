package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Entries;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.testkit.milvus.Fault;
import dev.corpusmill.testkit.milvus.FaultyMilvus;
import dev.corpusmill.testkit.milvus.Traffic;
import dev.corpusmill.testkit.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.metrics.MetricGroup;

/** One random history of a small corpus: a build and a run of changes, with faults, and replays as Flink would make them. */
final class FaultSchedule {
    private static final int DOCUMENTS = 10;
    private static final int MAX_NODES = 12;
    private static final int CHECKPOINT = 4; // entries
    private static final int ATTEMPTS = 40;
    private static final double FAULTY = 0.12;
    private static final double DEATH = 0.05;

    private final Random random;
    private final boolean cleans;
    /** What the source holds: number of nodes and edition of each document. */
    private final Map<String, int[]> source = new TreeMap<>();
    /** Nodes that the catalogue counts after the last run. */
    private final Map<String, Integer> indexed = new HashMap<>();

    private final Map<String, Long> versions = new HashMap<>();
    private final List<String> difference = new ArrayList<>();
    private final List<String> superfluous = new ArrayList<>();
    private final Gauges gauges = new Gauges();
    private String poisoned = "";
    private long faults;
    private long mostBuffered;
    private int restarts;
    private int editions;

    /** Opens the sink: for an attempt that may follow others, and with what is to be measured of it. */
    interface Opener {
        IndexSinkWriter open(boolean restarted, MetricGroup metrics);
    }

    /** {@code cleans} is what the sink does; without it the schedule must find something. */
    FaultSchedule(long seed, boolean cleans) {
        this.random = new Random(seed);
        this.cleans = cleans;
    }

    void play(Opener open, FaultyMilvus proxy) throws Exception {
        for (int i = 0; i < DOCUMENTS; i++) {
            edit("s:" + i);
        }
        run(open, proxy, 1, plan(1, new TreeMap<>(source).keySet().stream().toList()));
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            int dice = random.nextInt(4);
            if (dice == 0) {
                source.remove("s:" + i);
            } else if (dice < 3) {
                edit("s:" + i);
            }
            if (dice < 3) {
                changed.add("s:" + i);
            }
        }
        run(open, proxy, 2, plan(2, changed));
    }

    private void edit(String documentId) {
        source.put(documentId, new int[] {1 + random.nextInt(MAX_NODES), ++editions});
    }

    private List<PlanEntry> plan(int run, List<String> documents) {
        List<PlanEntry> entries = new ArrayList<>();
        for (String document : documents) {
            int old = indexed.getOrDefault(document, 0);
            PlanAction action = !source.containsKey(document)
                    ? PlanAction.DELETE
                    : versions.containsKey(document) ? PlanAction.UPDATE : PlanAction.ADD;
            entries.add(Entries.of(action, document)
                    .version(Version.of(run, entries.size()))
                    .chunks(old)
                    .build());
        }
        return entries;
    }

    /** Applies a plan: attempts die and resume from the last checkpoint, and documents may change in between. */
    private void run(Opener open, FaultyMilvus proxy, int run, List<PlanEntry> plan) throws Exception {
        boolean wild = random.nextInt(3) == 0;
        List<Fault> possible = StoreFaultsTest.faults(random, wild);
        long seed = random.nextLong();
        poisoned =
                random.nextInt(3) == 0 ? plan.get(random.nextInt(plan.size())).documentId() : "";
        proxy.play(script(seed, possible));
        int done = 0;
        int attempt = 0;
        while (done < plan.size()) {
            if (!poisoned.isEmpty()) {
                proxy.refuse(RowIds.node(poisoned, Rows.CHUNK, 0));
            }
            if (attempt == ATTEMPTS) {
                throw new AssertionError("no attempt came through: run=" + run);
            }
            IndexSinkWriter writer = null;
            try {
                proxy.countAnew(); // the attempt before has ended its requests
                writer = open.open(attempt > 0 && cleans, gauges);
                while (done < plan.size()) {
                    int to = Math.min(plan.size(), done + CHECKPOINT);
                    for (PlanEntry entry : plan.subList(done, to)) {
                        write(writer, entry);
                        if (random.nextDouble() < DEATH) {
                            throw new IllegalStateException("killed");
                        }
                    }
                    writer.flush(to == plan.size());
                    judge(proxy);
                    done = to;
                }
            } catch (RuntimeException failure) {
                attempt++;
                restarts++;
                shrinkSome(plan.subList(done, plan.size()));
                if (attempt > ATTEMPTS / 2) {
                    proxy.play(method -> Fault.NONE); // bad luck ends somewhere
                }
            } finally {
                if (writer != null) {
                    writer.close();
                }
            }
        }
        settle(plan);
    }

    /** What came through between two checkpoints was sent once, and again only with a request that had failed. */
    private void judge(FaultyMilvus proxy) {
        Traffic traffic = proxy.traffic();
        traffic.rows().stream()
                .filter(row -> traffic.superfluous(row) > marks(row))
                .forEach(superfluous::add);
        faults += traffic.faults();
        proxy.countAnew();
    }

    /** A row of the catalogue is written twice: as a mark, and in the end; of a refused document, another time. */
    private int marks(String row) {
        return row.startsWith("s:") || row.startsWith("g") ? 100 : 0;
    }

    private static Function<String, Fault> script(long seed, List<Fault> possible) {
        Random dice = new Random(seed);
        return method -> {
            synchronized (dice) {
                boolean data = method.equals("Upsert") || method.equals("Delete") || method.equals("Query");
                if (!data || dice.nextDouble() >= FAULTY) {
                    return Fault.NONE;
                }
                Fault fault = possible.get(dice.nextInt(possible.size()));
                return fault == Fault.TOO_LARGE && !method.equals("Upsert") ? Fault.UNAVAILABLE : fault;
            }
        };
    }

    private void write(IndexSinkWriter writer, PlanEntry entry) throws InterruptedException {
        if (entry.action() == PlanAction.DELETE) {
            writer.write(EmbeddedRecord.end(DocumentContext.unread(entry)), SinkContext.INSTANCE);
            return;
        }
        int count = nodes(entry.documentId());
        DocumentContext document = DocumentContext.unread(entry)
                .read(new FileStamp(10, 20, hash(entry.documentId()), 30))
                .split(Map.of(Rows.CHUNK, count));
        for (int i = 0; i < count; i++) {
            String text = text(entry.documentId(), i);
            writer.write(
                    new EmbeddedRecord(
                            document,
                            false,
                            Rows.CHUNK,
                            i,
                            "",
                            text,
                            Hashes.ofText(text),
                            Hashes.ofText(text),
                            new Place(0, 0, 1, ""),
                            Rows.unit(1, i, 2, 3)),
                    SinkContext.INSTANCE);
            mostBuffered = Math.max(mostBuffered, gauges.get("bufferedRows"));
        }
        writer.write(EmbeddedRecord.end(document), SinkContext.INSTANCE);
    }

    /** Between two attempts files change: what is read the second time may be shorter. */
    private void shrinkSome(List<PlanEntry> rest) {
        for (PlanEntry entry : rest) {
            if (entry.action() != PlanAction.DELETE && random.nextInt(3) == 0) {
                source.put(entry.documentId(), new int[] {1 + random.nextInt(nodes(entry.documentId())), ++editions});
            }
        }
    }

    /** What the catalogue holds after a run that came through. */
    private void settle(List<PlanEntry> plan) {
        for (PlanEntry entry : plan) {
            if (entry.action() == PlanAction.DELETE) {
                indexed.remove(entry.documentId());
                versions.remove(entry.documentId());
            } else {
                boolean refused = entry.documentId().equals(poisoned);
                indexed.put(entry.documentId(), refused ? 0 : nodes(entry.documentId()));
                versions.put(entry.documentId(), entry.version());
            }
        }
    }

    /** Status and nodes of each document, as the catalogue should have them. */
    Map<String, String> expected() {
        Map<String, String> rows = new TreeMap<>();
        versions.forEach((document, version) -> {
            int count = indexed.getOrDefault(document, 0);
            rows.put(document, count == 0 ? "FAILED {}" : "INDEXED {chunk=" + count + "} " + hash(document));
        });
        return rows;
    }

    /** Compares all nodes with what should be there. */
    void compare(GenerationReader reader) {
        Map<String, String> wanted = new TreeMap<>();
        versions.forEach((document, version) -> {
            for (int i = 0; i < indexed.getOrDefault(document, 0); i++) {
                wanted.put(RowIds.node(document, Rows.CHUNK, i), text(document, i) + " " + version);
            }
        });
        List<Node> found = new ArrayList<>();
        reader.scan(Rows.CHUNK, "", "", found::add);
        for (Node node : found) {
            String expected = wanted.remove(node.id());
            if (expected == null) {
                difference.add("surplus: " + node.documentId() + "#" + node.ordinal());
            } else if (!expected.equals(node.text() + " " + node.version())) {
                difference.add("stale: " + node.documentId() + "#" + node.ordinal());
            }
        }
        wanted.forEach((row, text) -> difference.add("lost: " + text));
    }

    List<String> difference() {
        return difference;
    }

    List<String> superfluous() {
        return superfluous;
    }

    /** Most rows that the sink ever held when it took the next one. */
    long mostBuffered() {
        return mostBuffered;
    }

    long faults() {
        return faults;
    }

    int restarts() {
        return restarts;
    }

    private int nodes(String document) {
        int[] held = source.get(document);
        return held == null ? 0 : held[0];
    }

    private String hash(String document) {
        int[] held = source.get(document);
        return "hash-" + (held == null ? 0 : held[1]);
    }

    private String text(String document, int ordinal) {
        int[] held = source.get(document);
        return document + " edition " + (held == null ? 0 : held[1]) + " node " + ordinal;
    }
}
