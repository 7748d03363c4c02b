package dev.corpusmill.query.command;

import dev.corpusmill.config.ConfigException;
import dev.corpusmill.query.QueryMain;
import dev.corpusmill.query.security.ApiKey;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.KeyList;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes API keys. A key is shown once; the key file holds its hash. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "makes, lists and revokes API keys of the service")
public final class KeysCommand {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "draws a key, adds its hash to the key file, and prints the key: it cannot be shown again")
    int add(
            @Mixin ConfigOptions options,
            @Option(names = "--name", required = true, description = "name of the key, for the log") String name,
            @Mixin Grant grant) {
        String file = file(options);
        if (grant.expired(LocalDate.now(ZoneOffset.UTC))) {
            System.err.println("the day is over: --expires=" + grant.expires + " (the key would be none at once)");
            return QueryMain.USAGE;
        }
        String key = ApiKey.draw(new SecureRandom());
        KeyWriter.add(Path.of(file), ApiKey.hash(key), grant.to(name), grant.expires);
        System.err.println("key added: file=" + file + " name=" + name);
        System.out.println(key);
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "prints what each key allows, and until when; no key, and no hash")
    int list(@Mixin ConfigOptions options) {
        List<KeyList.Listed> keys = KeyList.of(Path.of(file(options)));
        if (keys.isEmpty()) {
            System.out.println("no keys");
        }
        Instant now = Instant.now();
        for (KeyList.Listed key : keys) {
            Client client = key.client();
            String expires = key.expires().equals(Instant.MAX)
                    ? "never expires"
                    : (now.isBefore(key.expires()) ? "expires " : "EXPIRED ") + key.expires();
            System.out.printf(
                    Locale.ROOT,
                    "%s  tenant=%s principals=%s class=%s rate=%s concurrency=%d%s%s  %s%n",
                    client.name(),
                    client.scope().tenant(),
                    String.join(",", new TreeSet<>(client.scope().principals())),
                    client.priority().label(),
                    client.quota().rate(),
                    client.quota().concurrency(),
                    (client.operator() ? " operator" : "") + (client.editor() ? " editor" : ""),
                    client.sourceList().map(list -> " source-list=" + list).orElse(""),
                    expires);
        }
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "takes a key out of the key file; a running service ends its streams within seconds")
    int revoke(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "NAME", description = "name of the key") String name) {
        String file = file(options);
        KeyWriter.revoke(Path.of(file), name);
        System.err.println("key revoked: file=" + file + " name=" + name);
        return 0;
    }

    private static String file(ConfigOptions options) {
        String file = options.read().security().keys();
        if (file.isEmpty()) {
            throw new ConfigException("keys", List.of("security.keys: is empty, so there is no key file"));
        }
        return file;
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

        @Option(names = "--concurrency", defaultValue = "0", description = "requests at once; 0: limits.per-key")
        private int concurrency;

        @Option(
                names = "--expires",
                paramLabel = "DAY",
                defaultValue = "",
                description = "the key's last day (UTC), like 2030-12-31; left out: it does not expire")
        private String expires = "";

        @Option(names = "--operator", description = "may read metrics and clear caches, which tell of all tenants")
        private boolean operator;

        @Option(
                names = "--editor",
                description = "may add, change and delete documents of managed sources, and review feedback")
        private boolean editor;

        @Option(
                names = "--source-list",
                paramLabel = "true|false",
                description =
                        "whether answers in OpenAI's format end with a list of their sources; left out: answer.source-list")
        private @Nullable Boolean sourceList;

        /** Whether its last day is over; what is no day is for the key file to refuse. */
        boolean expired(LocalDate today) {
            try {
                return !expires.isEmpty() && LocalDate.parse(expires).isBefore(today);
            } catch (DateTimeParseException noDay) {
                return false;
            }
        }

        Client to(String name) {
            return new Client(
                    name,
                    new Scope(tenant, Set.copyOf(principals)),
                    batch ? Priority.BATCH : Priority.LIVE,
                    new Quota(rate, concurrency),
                    operator,
                    Optional.ofNullable(sourceList),
                    editor);
        }
    }
}
