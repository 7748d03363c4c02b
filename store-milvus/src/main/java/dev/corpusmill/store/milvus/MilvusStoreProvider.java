package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreContext;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.api.store.StoreProvider;
import dev.corpusmill.store.milvus.MilvusSettings.Bm25;
import dev.corpusmill.store.milvus.MilvusSettings.Tls;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Brings the store {@code milvus}. */
public final class MilvusStoreProvider implements StoreProvider<MilvusConfig> {
    private static final String SDK = "io.milvus.v2.client.MilvusClientV2";

    @Override
    public String name() {
        return "milvus";
    }

    @Override
    public Class<MilvusConfig> settings() {
        return MilvusConfig.class;
    }

    @Override
    public boolean singleWriter(MilvusConfig settings) {
        return false;
    }

    @Override
    public String defaults() {
        return """
                uri: "http://localhost:19530"
                token: ""
                token-file: ""
                database: ""
                tls: {authority: "", certificate: "", key: "", server-name: ""}
                consistency: bounded
                connect-timeout: 10s
                timeout: 30s
                requests: 4
                lease: 30s
                analyzer: own
                index: {type: HNSW, metric: COSINE, build: {}, search: {}}
                group-index: {}
                """;
    }

    @Override
    public IndexStore open(MilvusConfig settings, StoreContext context) {
        requireSdk();
        Map<String, VectorIndex> groupIndexes = new HashMap<>();
        settings.groupIndex().forEach((group, index) -> groupIndexes.put(group, index(index)));
        MilvusConfig.TlsConfig tls = settings.tls();
        return new MilvusStore(
                context.index(),
                new MilvusSettings(
                        settings.uri(),
                        token(settings),
                        settings.database(),
                        new Tls(tls.authority(), tls.certificate(), tls.key(), tls.serverName()),
                        settings.consistency(),
                        settings.connectTimeout(),
                        settings.timeout(),
                        settings.requests(),
                        settings.lease(),
                        settings.analyzer() == MilvusConfig.AnalyzerChoice.OWN,
                        new Bm25(context.k1(), context.b()),
                        index(settings.index()),
                        groupIndexes));
    }

    /** A program that was started for another store does not carry the server's client. */
    private static void requireSdk() {
        try {
            Class.forName(SDK, false, MilvusStoreProvider.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "the client of Milvus is not on the class path: store.kind=milvus (scripts/corpusmill adds it where the"
                            + " configuration or --set names the store; CORPUSMILL_LIBRARIES=all adds everything)",
                    missing);
        }
    }

    private static VectorIndex index(VectorIndexConfig index) {
        return new VectorIndex(index.type(), index.metric().label(), index.build(), index.search());
    }

    private static String token(MilvusConfig settings) {
        if (settings.tokenFile().isEmpty()) {
            return settings.token().resolve();
        }
        try {
            return Files.readString(Path.of(settings.tokenFile())).strip();
        } catch (IOException failure) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "token cannot be read: store.milvus.token-file=" + settings.tokenFile(),
                    failure);
        }
    }
}
