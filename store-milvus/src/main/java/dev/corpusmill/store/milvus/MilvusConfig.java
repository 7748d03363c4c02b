package dev.corpusmill.store.milvus;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a Milvus server is reached and used: the keys of {@code store.milvus}.
 *
 * @param token {@code user:password} or an API key
 * @param tokenFile file that holds the token; empty to use {@code token}
 * @param database empty for the server's default
 * @param connectTimeout for the connection
 * @param timeout for one request
 * @param requests writes in flight at once, per writing subtask
 * @param lease how long a run that shows no life keeps others out
 * @param analyzer who cuts the words of BM25
 * @param index of vectors
 * @param groupIndex the same for single groups
 */
public record MilvusConfig(
        String uri,
        Secret token,
        String tokenFile,
        String database,
        TlsConfig tls,
        MilvusSettings.Consistency consistency,
        Duration connectTimeout,
        Duration timeout,
        int requests,
        Duration lease,
        AnalyzerChoice analyzer,
        VectorIndexConfig index,
        Map<String, VectorIndexConfig> groupIndex) {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    public MilvusConfig {
        groupIndex = Collections.unmodifiableMap(new LinkedHashMap<>(groupIndex));
        check(
                uri.matches("https?://[^/\\s]+(/.*)?"),
                "uri must be like http://host:19530, or https for TLS, was '%s'",
                uri);
        check(connectTimeout.toMillis() > 0, "connect-timeout must be positive, was %s", connectTimeout);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(requests >= 1 && requests <= 64, "requests must be 1 to 64, was %s", requests);
        check(lease.compareTo(SHORTEST_LEASE) >= 0, "lease must be at least 1s, was %s", lease);
    }

    /** Files in PEM, empty where not needed, and the name that the server's certificate is made out to. */
    public record TlsConfig(String authority, String certificate, String key, String serverName) {
        public TlsConfig {
            check(certificate.isEmpty() == key.isEmpty(), "key and certificate need each other");
        }
    }

    /** Who cuts the words of BM25. */
    public enum AnalyzerChoice {
        OWN,
        SERVER
    }
}
