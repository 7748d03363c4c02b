package dev.corpusmill.query.command;

import dev.corpusmill.query.QueryMain;
import dev.corpusmill.query.security.ApiKey;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.KeyWriter;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes API keys. A key is shown once; the key file holds its hash. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "makes API keys for the service")
public final class KeysCommand {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "draws a key, adds its hash to the key file, and prints the key: it cannot be shown again")
    int add(
            @Mixin ConfigOptions options,
            @Option(names = "--name", required = true, description = "name of the key, for the log") String name,
            @Mixin Grant grant) {
        String file = options.read().security().keys();
        if (file.isEmpty()) {
            System.err.println("no key file is configured: security.keys is empty");
            return QueryMain.USAGE;
        }
        String key = ApiKey.draw(new SecureRandom());
        KeyWriter.add(Path.of(file), ApiKey.hash(key), grant.to(name));
        System.err.println("key added: file=" + file + " name=" + name);
        System.out.println(key);
        return 0;
    }

    @Command(
            name = "hash",
            mixinStandardHelpOptions = true,
            description =
                    "reads a key from standard input and prints its hash; only for keys that were drawn at random")
    int hash() throws IOException {
        String key = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (key == null || key.strip().length() < 32) {
            System.err.println("no key: a line of 32 random characters at least is needed on standard input");
            return QueryMain.USAGE;
        }
        System.out.println(ApiKey.hash(key.strip()));
        return 0;
    }

    /** What a key allows. */
    static final class Grant {
        @Option(
                names = "--tenant",
                defaultValue = "public",
                description = "whose documents (default: ${DEFAULT-VALUE})")
        private String tenant = "public";

        @Option(
                names = "--principals",
                split = ",",
                defaultValue = "everyone",
                description = "documents open to any of these (default: ${DEFAULT-VALUE})")
        private List<String> principals = List.of("everyone");

        @Option(names = "--batch", description = "gets what live requests leave")
        private boolean batch;

        @Option(names = "--rate", defaultValue = "0", description = "requests a second; 0: any number")
        private double rate;

        @Option(names = "--concurrency", defaultValue = "0", description = "requests at once; 0: any number")
        private int concurrency;

        @Option(names = "--operator", description = "may read metrics and clear caches, which tell of all tenants")
        private boolean operator;

        Client to(String name) {
            return new Client(
                    name,
                    new Scope(tenant, Set.copyOf(principals)),
                    batch ? Priority.BATCH : Priority.LIVE,
                    new Quota(rate, concurrency),
                    operator);
        }
    }
}
