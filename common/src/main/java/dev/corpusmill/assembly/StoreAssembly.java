package dev.corpusmill.assembly;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.StoreConfig;
import dev.corpusmill.config.VectorIndexConfig;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.StoreException;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.store.milvus.MilvusSettings;
import dev.corpusmill.store.milvus.MilvusSettings.Bm25;
import dev.corpusmill.store.milvus.MilvusSettings.Consistency;
import dev.corpusmill.store.milvus.MilvusSettings.Tls;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import dev.corpusmill.store.milvus.MilvusStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Chooses the store that the configuration names. */
public final class StoreAssembly {
    private StoreAssembly() {}

    /** The store of the configured index; nothing is read or written before the first call. */
    public static IndexStore open(CorpusmillConfig config) {
        return switch (config.store().kind()) {
            case "lucene" -> lucene(config);
            case "milvus" -> new MilvusStore(config.index().name(), milvus(config));
            default ->
                throw new IllegalArgumentException(
                        "no such store: store.kind=" + config.store().kind());
        };
    }

    private static IndexStore lucene(CorpusmillConfig config) {
        LuceneSettings defaults = LuceneSettings.defaults();
        LuceneSettings settings =
                new LuceneSettings(config.search().k1(), config.search().b(), defaults.ramBufferMegabytes());
        return new LuceneStore(
                Path.of(config.store().path()).resolve(config.index().name()), settings);
    }

    private static MilvusSettings milvus(CorpusmillConfig config) {
        StoreConfig store = config.store();
        Map<String, VectorIndex> groupIndexes = new HashMap<>();
        store.groupIndex().forEach((group, index) -> groupIndexes.put(group, index(index)));
        StoreConfig.TlsConfig tls = store.tls();
        return new MilvusSettings(
                store.uri(),
                token(store),
                store.database(),
                new Tls(tls.authority(), tls.certificate(), tls.key(), tls.serverName()),
                Consistency.valueOf(store.consistency().toUpperCase(Locale.ROOT)),
                store.connectTimeout(),
                store.timeout(),
                store.requests(),
                store.lease(),
                store.analyser().equals("own"),
                new Bm25(config.search().k1(), config.search().b()),
                index(store.index()),
                groupIndexes);
    }

    private static VectorIndex index(VectorIndexConfig index) {
        return new VectorIndex(index.type(), index.metric(), index.build(), index.search());
    }

    private static String token(StoreConfig store) {
        if (store.tokenFile().isEmpty()) {
            return store.token().resolve();
        }
        try {
            return Files.readString(Path.of(store.tokenFile())).strip();
        } catch (IOException failure) {
            throw new StoreException(
                    FailureKind.FATAL, "token cannot be read: store.token-file=" + store.tokenFile(), failure);
        }
    }
}
