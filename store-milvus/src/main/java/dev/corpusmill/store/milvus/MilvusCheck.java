package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.collection.request.CreateCollectionReq.FieldSchema;
import io.milvus.v2.service.collection.request.DescribeCollectionReq;
import io.milvus.v2.service.collection.response.DescribeCollectionResp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out before anything is written what the server cannot do, and what on it is not ours. */
final class MilvusCheck {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final int MAJOR = 2;
    private static final int MINOR = 5; // analyzers and the BM25 function

    /** What Milvus Lite can build; a server has all that it was built for. */
    private static final Set<String> LITE_INDEXES =
            new TreeSet<>(Set.of("FLAT", "IVF_FLAT", "HNSW", "AUTOINDEX", "IVF_SQ8"));

    private final MilvusConnection connection;
    private final MilvusNames names;

    MilvusCheck(MilvusConnection connection, MilvusNames names) {
        this.connection = connection;
        this.names = names;
    }

    void run(Deadline deadline) {
        String uri = "uri=" + connection.settings().uri();
        String version = connection.call("check", uri, client -> client.getServerVersion());
        boolean lite = version.toLowerCase(Locale.ROOT).contains("lite");
        if (!lite) {
            recent(version);
        } else {
            indexes(version);
        }
        List<String> collections =
                connection.call("check", uri, client -> client.listCollections().getCollectionNames());
        if (collections.contains(names.alias())) {
            throw fatal("a collection has the name that the alias of the index needs: collection=" + names.alias()
                    + " (choose another index.name, or store.milvus.database)");
        }
        for (String collection : collections) {
            if (deadline.expired()) {
                throw new StoreException(FailureKind.TRANSIENT, "milvus check passed its deadline: " + uri);
            }
            if (names.generationOf(collection).isPresent()) {
                layout(collection);
            }
        }
    }

    private static void recent(String version) {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.find()) {
            return; // managed services may say nothing of it; they are recent
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        if (major < MAJOR || (major == MAJOR && minor < MINOR)) {
            throw fatal("the server is too old for BM25: version=" + version + " needs=" + MAJOR + "." + MINOR
                    + " (upgrade Milvus)");
        }
    }

    private void indexes(String version) {
        List<String> keys = new ArrayList<>(List.of("store.milvus.index.type"));
        List<String> types =
                new ArrayList<>(List.of(connection.settings().index().type()));
        connection.settings().groupIndexes().forEach((group, index) -> {
            keys.add("store.milvus.group-index." + group + ".type");
            types.add(index.type());
        });
        for (int i = 0; i < types.size(); i++) {
            if (!LITE_INDEXES.contains(types.get(i))) {
                throw fatal("the server cannot build this index: " + keys.get(i) + "=" + types.get(i) + " version="
                        + version + " has=" + LITE_INDEXES);
            }
        }
    }

    /** A catalogue's collection is ours, and keeps tenants apart as we need it. */
    private void layout(String collection) {
        DescribeCollectionReq request =
                DescribeCollectionReq.builder().collectionName(collection).build();
        DescribeCollectionResp description =
                connection.call("check", "collection=" + collection, client -> client.describeCollection(request));
        Map<String, String> properties = description.getProperties();
        if (!names.alias().equals(properties.get(MilvusSchemas.OWNER))) {
            throw fatal("a collection of this name is not corpusmill's: collection=" + collection
                    + " (choose another index.name, or store.milvus.database)");
        }
        FieldSchema tenant = description.getCollectionSchema().getField("tenant");
        if (tenant == null || !Boolean.TRUE.equals(tenant.getIsPartitionKey())) {
            throw fatal("the collection has no partition key: collection=" + collection
                    + " field=tenant (build the index anew)");
        }
    }

    private static StoreException fatal(String message) {
        return new StoreException(FailureKind.FATAL, message);
    }
}
