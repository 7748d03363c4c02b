package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the index lives.
 *
 * @param kind {@code lucene} or {@code milvus}
 * @param path folder of the embedded store; with Milvus, of reports and plans
 * @param uri of the Milvus server; the other keys are for Milvus, too
 * @param token {@code user:password} or an API key
 * @param tokenFile file that holds the token; empty to use {@code token}
 * @param database empty for the server's default
 * @param consistency of searches: {@code strong}, {@code bounded} or {@code eventually}
 * @param connectTimeout for the connection
 * @param timeout for one request
 * @param requests writes under way at once, per writing subtask
 * @param lease how long a run that shows no life keeps others out
 * @param analyser {@code own} or {@code server}: who cuts the words of BM25
 * @param index of vectors
 * @param groupIndex the same for single groups
 */
public record StoreConfig(
        String kind,
        String path,
        String uri,
        Secret token,
        String tokenFile,
        String database,
        TlsConfig tls,
        String consistency,
        Duration connectTimeout,
        Duration timeout,
        int requests,
        Duration lease,
        String analyser,
        VectorIndexConfig index,
        Map<String, VectorIndexConfig> groupIndex)
        implements Serializable {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    public StoreConfig {
        groupIndex = Collections.unmodifiableMap(new LinkedHashMap<>(groupIndex));
        check(Set.of("lucene", "milvus").contains(kind), "kind must be lucene or milvus, was '%s'", kind);
        check(!path.isBlank(), "path must not be empty");
        check(
                uri.matches("https?://[^/\\s]+(/.*)?"),
                "uri must be like http://host:19530, or https for TLS, was '%s'",
                uri);
        check(
                Set.of("strong", "bounded", "eventually").contains(consistency),
                "consistency must be strong, bounded or eventually, was '%s'",
                consistency);
        check(connectTimeout.toMillis() > 0, "connect-timeout must be positive, was %s", connectTimeout);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(requests >= 1 && requests <= 64, "requests must be 1 to 64, was %s", requests);
        check(lease.compareTo(SHORTEST_LEASE) >= 0, "lease must be at least 1s, was %s", lease);
        check(Set.of("own", "server").contains(analyser), "analyser must be own or server, was '%s'", analyser);
    }

    /** Files in PEM, empty where not needed, and the name that the server's certificate is made out to. */
    public record TlsConfig(String authority, String certificate, String key, String serverName)
            implements Serializable {
        public TlsConfig {
            check(certificate.isEmpty() == key.isEmpty(), "key and certificate need each other");
        }
    }
}
