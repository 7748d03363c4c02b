package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.query.documents.DocumentEntry;
import dev.corpusmill.query.documents.DocumentList;
import dev.corpusmill.query.documents.DocumentState;
import dev.corpusmill.query.status.PastRun;
import dev.corpusmill.query.status.RunReports;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code GET /v1/index}: whether the index is fresh and complete; over all tenants. */
final class IndexEndpoint implements Endpoint {
    private static final int MAX_RUNS = 20;
    private static final int MAX_FAILURES = 100;

    private final EndpointSupport support;
    private final DocumentSupport documents;
    private final IndexStore store;
    private final RunReports runs;

    IndexEndpoint(EndpointSupport support, DocumentSupport documents, IndexStore store, RunReports runs) {
        this.support = support;
        this.documents = documents;
        this.store = store;
        this.runs = runs;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/index";
    }

    @Override
    public Access access() {
        return Access.OPERATOR;
    }

    @Override
    public void handle(Context context) {
        DocumentList.Snapshot snapshot = documents.list().snapshot();
        ObjectNode body = support.json().object();
        body.put("live", store.live().orElse(""));
        generations(body.putArray("generations"));
        ObjectNode running = body.putObject("running");
        for (ControlRecord.Role role : ControlRecord.Role.values()) {
            store.control()
                    .holder(role)
                    .ifPresent(run -> running.put(role.name().toLowerCase(Locale.ROOT), run));
        }
        documents(body, snapshot);
        runs(body.putArray("runs"));
        support.write(context, body);
    }

    private void generations(ArrayNode list) {
        String live = store.live().orElse("");
        for (Generation generation : store.generations()) {
            list.addObject()
                    .put("name", generation.name())
                    .put("state", generation.state().name().toLowerCase(Locale.ROOT))
                    .put("live", generation.name().equals(live))
                    .put(
                            "created",
                            Instant.ofEpochMilli(generation.createdMillis()).toString())
                    .put("model", generation.model().model())
                    .put("language", generation.language())
                    .put("recipe", generation.recipe());
        }
    }

    private void documents(ObjectNode body, DocumentList.Snapshot snapshot) {
        Map<DocumentState, Integer> states = new EnumMap<>(DocumentState.class);
        ArrayNode failures = body.putArray("failures");
        long chunks = 0;
        long newest = 0;
        for (DocumentEntry entry : snapshot.byId().values()) {
            states.merge(entry.state(), 1, Integer::sum);
            chunks += entry.nodes().getOrDefault("chunk", 0);
            newest = Math.max(newest, entry.readMillis());
            if (entry.state() == DocumentState.FAILED && failures.size() < MAX_FAILURES) {
                failures.add(documents.write(support.json(), entry));
            }
        }
        ObjectNode counts = body.putObject("documents");
        states.forEach((state, count) -> counts.put(state.label(), count));
        body.put("chunks", chunks);
        body.put("newest", newest == 0 ? "" : Instant.ofEpochMilli(newest).toString());
    }

    private void runs(ArrayNode list) {
        for (PastRun run : runs.last(MAX_RUNS)) {
            ObjectNode line = list.addObject()
                    .put("run", run.run())
                    .put("command", run.command())
                    .put("generation", run.generation())
                    .put("exitCode", run.exitCode())
                    .put("message", run.message())
                    .put(
                            "ended",
                            run.endedMillis() == 0
                                    ? ""
                                    : Instant.ofEpochMilli(run.endedMillis()).toString())
                    .put("seconds", run.seconds());
            ObjectNode counts = line.putObject("documents");
            run.documents().forEach(counts::put);
        }
    }
}
