package dev.corpusmill.query;

import dev.corpusmill.query.security.ApiKey;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.KeyWriter;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;

/** A key file for tests. */
public final class TestKeys {
    private final SecureRandom random = new SecureRandom();
    private final Path file;

    public TestKeys(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Adds a live key without limits and gives it back. */
    public String add(String name, String tenant, String... principals) {
        return add(new Client(name, new Scope(tenant, Set.of(principals)), Priority.LIVE, Quota.NONE, false));
    }

    public String add(Client client) {
        String key = ApiKey.draw(random);
        KeyWriter.add(file, ApiKey.hash(key), client);
        return key;
    }
}
