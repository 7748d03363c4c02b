package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.collection.request.DescribeCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/**
 * Run tokens and leases on a server that has no conditional write. What it has is that a collection is created once: number
 * n is drawn by the process that creates {@code docs__run_n}, with a field that is named after nobody else. The highest is never
 * dropped; who finds a higher one than its own has not drawn its number and tries again.
 */
final class MilvusControl implements ControlRecord {
    private static final String RUN = "run";
    private static final String PROMOTIONS = "promotions";
    private static final int ATTEMPTS = 100;

    private final MilvusConnection connection;
    private final MilvusSchemas schemas;
    private final MilvusNames names;

    MilvusControl(MilvusConnection connection, MilvusSchemas schemas, MilvusNames names) {
        this.connection = connection;
        this.schemas = schemas;
        this.names = names;
    }

    @Override
    public long nextRunToken() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long number = highest(this::number) + 1;
            String name = names.numbered(RUN, number);
            if (created(name, Map.of())) {
                if (highest(this::number) == number) {
                    dropBelow(RUN, number);
                    return number;
                }
                drop(name);
            }
        }
        throw new StoreException(FailureKind.OVERLOADED, "run token could not be drawn: index=" + names.alias());
    }

    @Override
    public void notePromotion(Promotion promotion) {
        created(names.numbered(PROMOTIONS, 1), Map.of());
        promotionNotes().note(promotion);
    }

    @Override
    public List<Promotion> promotions() {
        return promotionNotes().all();
    }

    private MilvusPromotions promotionNotes() {
        return new MilvusPromotions(connection, names.numbered(PROMOTIONS, 1));
    }

    @Override
    public Optional<Lease> acquire(Role role) {
        String kind = role.name().toLowerCase(Locale.ROOT);
        long before = highest(collection -> names.numberOf(kind, collection));
        MilvusLease.Sign sign =
                before == 0 ? MilvusLease.Sign.GONE : MilvusLease.watch(connection, names.numbered(kind, before));
        if (sign == MilvusLease.Sign.ALIVE) {
            return Optional.empty();
        }
        long token = nextRunToken();
        String name = names.numbered(kind, token);
        if (!created(name, MilvusLease.birth())) {
            throw new StoreException(FailureKind.FATAL, "lease exists already: collection=" + name);
        }
        boolean alone = collections().stream()
                .mapToLong(collection -> names.numberOf(kind, collection))
                .noneMatch(number -> number > before && number != token);
        MilvusLease lease = new MilvusLease(connection.shared(), name, token, () -> newer(kind, token));
        if (!alone) { // somebody came at the same moment; each of us gives way rather than write beside the other
            lease.close();
            return Optional.empty();
        }
        lease.start();
        dropBelow(kind, token);
        if (sign == MilvusLease.Sign.SILENT) { // it may yet wake up, and has to notice before we write
            LockSupport.parkNanos(
                    MilvusFence.validity(connection.settings().lease()).toNanos());
        }
        return Optional.of(lease);
    }

    @Override
    public OptionalLong holder(Role role) {
        String kind = role.name().toLowerCase(Locale.ROOT);
        long last = highest(collection -> names.numberOf(kind, collection));
        return last > 0 && MilvusLease.taken(properties(connection, names.numbered(kind, last)))
                ? OptionalLong.of(last)
                : OptionalLong.empty();
    }

    /** Whether a run still has the lease that it took: nobody has removed it, and nobody has a later one. */
    boolean holds(Claim claim) {
        String kind = claim.role().name().toLowerCase(Locale.ROOT);
        String collection = names.numbered(kind, claim.runToken());
        return !MilvusLease.released(properties(connection, collection)) && !newer(kind, claim.runToken());
    }

    /** Whether a later lease of this kind is in use. */
    private boolean newer(String kind, long token) {
        return collections().stream()
                .filter(collection -> names.numberOf(kind, collection) > token)
                .anyMatch(collection -> !MilvusLease.released(properties(connection, collection)));
    }

    /** Properties of a lease's collection; of one that was just dropped, those of a released lease. */
    static Map<String, String> properties(MilvusConnection connection, String collection) {
        DescribeCollectionReq request =
                DescribeCollectionReq.builder().collectionName(collection).build();
        return connection.call("lease", "collection=" + collection, client -> {
            try {
                return client.describeCollection(request).getProperties();
            } catch (RuntimeException failure) {
                if (MilvusFailures.notThere(failure)) {
                    return MilvusLease.RELEASE;
                }
                throw failure;
            }
        });
    }

    private long number(String collection) {
        long number = names.numberOf(RUN, collection);
        for (Role role : Role.values()) {
            number = Math.max(number, names.numberOf(role.name().toLowerCase(Locale.ROOT), collection));
        }
        return number;
    }

    private long highest(ToLongFunction<String> numbers) {
        return collections().stream().mapToLong(numbers).max().orElse(0);
    }

    /** Milvus Lite fails where one of the collections is dropped while it lists them: that is looked at again. */
    private List<String> collections() {
        for (int attempt = 1; ; attempt++) {
            try {
                return connection.client().listCollections().getCollectionNames();
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !MilvusFailures.notThere(failure)) {
                    throw MilvusFailures.of(failure, "list", "index=" + names.alias());
                }
            }
        }
    }

    /** Whether we are the one who created it. */
    private boolean created(String name, Map<String, String> properties) {
        String nonce = "n" + UUID.randomUUID().toString().replace('-', '_');
        return connection.call("create", "collection=" + name, client -> {
            try {
                client.createCollection(schemas.number(name, nonce, properties));
                return true;
            } catch (RuntimeException failure) {
                if (MilvusFailures.exists(failure)) {
                    return false;
                }
                throw failure;
            }
        });
    }

    private void dropBelow(String kind, long number) {
        for (String collection : collections()) {
            long other = names.numberOf(kind, collection);
            if (other > 0 && other < number) {
                drop(collection);
            }
        }
    }

    private void drop(String collection) {
        DropCollectionReq request =
                DropCollectionReq.builder().collectionName(collection).build();
        connection.run("drop", "collection=" + collection, client -> {
            try {
                client.dropCollection(request);
            } catch (RuntimeException failure) {
                if (!MilvusFailures.notThere(failure)) { // another run tidied up, too
                    throw failure;
                }
            }
        });
    }
}
