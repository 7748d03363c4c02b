package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationNames;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.text.SearchWords;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.ReleaseCollectionReq;
import io.milvus.v2.service.utility.request.AlterAliasReq;
import io.milvus.v2.service.utility.request.CreateAliasReq;
import io.milvus.v2.service.utility.request.DescribeAliasReq;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An index in Milvus: a collection for each group of a generation, and an alias on the catalogue of the live one. The alias
 * is resolved here, and searches go to collections: a server may follow an alias to the old collection for a moment after
 * it moved.
 */
public final class MilvusStore implements IndexStore {
    private static final int MAX_DIMENSION = 32_768;
    private static final String MEMORY = "corpusmill.memory";
    private static final String UNLOADED = "unloaded";

    private final MilvusConnection connection;
    private final MilvusSettings settings;
    private final MilvusNames names;
    private final MilvusCollections collections;
    private final MilvusSchemas schemas;
    private final MilvusRevisions revisions;
    private volatile MilvusFence fence = MilvusFence.OPEN;
    private volatile boolean closed;

    /** The index of this name on a server; nothing is read or written before the first call. */
    public MilvusStore(String index, MilvusSettings settings) {
        this.settings = settings;
        this.connection = new MilvusConnection(settings);
        this.names = new MilvusNames(index);
        this.collections = new MilvusCollections(connection, names);
        this.schemas = new MilvusSchemas(settings, names);
        this.revisions = new MilvusRevisions(connection, schemas, names);
    }

    @Override
    public void check(Deadline deadline) {
        open();
        new MilvusCheck(connection, names).run(deadline);
    }

    @Override
    public List<Generation> generations() {
        open();
        return collections.all().stream()
                .flatMap(collection -> names.generationOf(collection).stream())
                .sorted(GenerationNames.OLDEST_FIRST)
                .map(this::existing)
                .toList();
    }

    @Override
    public Optional<String> live() {
        open();
        DescribeAliasReq request =
                DescribeAliasReq.builder().alias(names.alias()).build();
        return connection.call("pointer", "alias=" + names.alias(), client -> {
            try {
                return names.generationOf(client.describeAlias(request).getCollectionName());
            } catch (RuntimeException failure) {
                if (MilvusFailures.notThere(failure)) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    @Override
    public void create(Generation manifest) {
        open();
        fence.check();
        RowRules.creatable(manifest, MAX_DIMENSION, SearchWords.languages());
        String catalogue = names.collection(manifest.name(), MilvusNames.CATALOGUE);
        cosines(manifest);
        List<String> there = collections.all();
        if (there.contains(catalogue)) {
            existing(manifest.name()); // one that is not ours is recognized
            throw new StoreException(FailureKind.REJECTED, "generation exists: collection=" + catalogue);
        }
        for (String group : manifest.groups()) {
            CreateCollectionReq request = schemas.nodes(manifest, group);
            if (there.contains(request.getCollectionName())) { // of a creation that died, or of somebody else
                collections.dropOurs(request.getCollectionName());
            }
            collections.create(request);
        }
        revisions.prepare();
        revisions.change(manifest.name());
        collections.create(schemas.catalogue(manifest)); // last: it makes the generation exist
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        Map<String, String> properties = properties(GenerationNames.check(generation));
        Generation manifest = existing(generation, properties);
        load(manifest);
        return new MilvusWriter(view(manifest, properties), new MilvusRows(manifest, settings.ownWords()), fence);
    }

    @Override
    public void writeUnder(ControlRecord.Claim claim) {
        fence = MilvusFence.of(new MilvusControl(connection, schemas, names), claim, settings.lease());
    }

    @Override
    public GenerationReader openReader(String generation) {
        GenerationNames.check(generation);
        Map<String, String> before = properties(generation);
        Generation manifest = existing(generation, before);
        if (unloaded(before)) {
            loadForGood(manifest);
            return openReader(generation);
        }
        load(manifest);
        String revision = revisions.of(generation);
        return new MilvusReader(
                view(manifest, before), revision, () -> properties(generation).equals(before));
    }

    @Override
    public void putManifest(Generation manifest) {
        new RowRules(existing(manifest.name())).successor(manifest);
        fence.check();
        collections.mark(
                names.collection(manifest.name(), MilvusNames.CATALOGUE),
                MilvusManifests.PROPERTY,
                MilvusManifests.write(manifest, settings.ownWords()));
    }

    @Override
    public void promote(String generation) {
        Map<String, String> properties = properties(GenerationNames.check(generation));
        Generation manifest = existing(generation, properties);
        String catalogue = names.collection(generation, MilvusNames.CATALOGUE);
        boolean moves = live().isPresent();
        if (unloaded(properties)) {
            loadForGood(manifest);
        }
        fence.check();
        connection.run("promote", "alias=" + names.alias() + " generation=" + generation, client -> {
            if (moves) {
                client.alterAlias(AlterAliasReq.builder()
                        .alias(names.alias())
                        .collectionName(catalogue)
                        .build());
            } else {
                client.createAlias(CreateAliasReq.builder()
                        .alias(names.alias())
                        .collectionName(catalogue)
                        .build());
            }
        });
    }

    @Override
    public void drop(String generation) {
        Generation manifest = existing(generation);
        if (live().equals(Optional.of(generation))) {
            throw new StoreException(
                    FailureKind.REJECTED, "the live generation is not dropped: generation=" + generation);
        }
        fence.check();
        namesOf(manifest).forEach(collections::drop); // the catalogue first: the generation is gone
        collections.dropLeftovers();
    }

    @Override
    public void unload(String generation) {
        mark(generation, UNLOADED); // before: a reader that comes now loads it again
        for (String collection : namesOf(existing(generation))) {
            ReleaseCollectionReq request =
                    ReleaseCollectionReq.builder().collectionName(collection).build();
            connection.run("release", "collection=" + collection, client -> client.releaseCollection(request));
        }
    }

    private static boolean unloaded(Map<String, String> properties) {
        return UNLOADED.equals(properties.get(MEMORY));
    }

    /** Loads a generation that we unloaded. */
    private void loadForGood(Generation manifest) {
        load(manifest);
        mark(manifest.name(), "loaded");
    }

    /** Loads what of a generation the server has released. */
    private void load(Generation manifest) {
        namesOf(manifest).forEach(collection -> MilvusLoading.load(connection, collection));
    }

    private void mark(String generation, String memory) {
        collections.mark(names.collection(generation, MilvusNames.CATALOGUE), MEMORY, memory);
    }

    private List<String> namesOf(Generation manifest) {
        return Stream.concat(Stream.of(MilvusNames.CATALOGUE), manifest.groups().stream())
                .map(group -> names.collection(manifest.name(), group))
                .toList();
    }

    @Override
    public ControlRecord control() {
        open();
        return new MilvusControl(connection, schemas, names);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            connection.close();
        }
    }

    @Override
    public String toString() {
        return "milvus(" + settings.uri() + " " + names.alias() + ")";
    }

    private MilvusGeneration view(Generation manifest, Map<String, String> properties) {
        MilvusLayout layout = MilvusLayout.read(properties, names.collection(manifest.name(), MilvusNames.CATALOGUE));
        return new MilvusGeneration(connection.shared(), names, revisions, manifest, layout);
    }

    private Generation existing(String generation) {
        open();
        GenerationNames.check(generation);
        return existing(generation, properties(generation));
    }

    private Generation existing(String generation, Map<String, String> properties) {
        String collection = names.collection(generation, MilvusNames.CATALOGUE);
        if (properties.isEmpty()) {
            throw new StoreException(FailureKind.FATAL, "no such generation: collection=" + collection);
        }
        collections.ours(collection, properties);
        return MilvusManifests.read(
                properties.getOrDefault(MilvusManifests.PROPERTY, ""), collection, settings.ownWords());
    }

    /** Properties of the generation's catalogue; empty where there is no such collection. */
    private Map<String, String> properties(String generation) {
        open();
        return collections.properties(names.collection(generation, MilvusNames.CATALOGUE));
    }

    /** Scores are cosines, which an inner product or a distance tells only of vectors of length 1. */
    private void cosines(Generation manifest) {
        for (String group : manifest.groups()) {
            String metric = settings.indexOf(group).metric();
            if (!metric.equals("COSINE") && !manifest.model().normalized()) {
                throw new StoreException(
                        FailureKind.REJECTED,
                        "metric " + metric + " needs vectors of length 1: group=" + group + " model="
                                + manifest.model().model() + " (use COSINE)");
            }
        }
    }

    private void open() {
        if (closed) {
            throw new StoreException(FailureKind.FATAL, "store is closed: uri=" + settings.uri());
        }
    }
}
