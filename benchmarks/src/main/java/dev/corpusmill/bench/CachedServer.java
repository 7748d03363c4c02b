package dev.corpusmill.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.corpusmill.query.assembly.QueryAssembly;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The other process of {@link CachedMain}: the service, and a bare Javalin that answers with given bytes. It prints both
 * ports, and for each line on its standard input the processor time that it has used, in nanoseconds.
 */
public final class CachedServer {
    private static final int CHUNKS = 2_000;
    private static final long SEED = 20_261_101;

    private CachedServer() {}

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        // Polls and a life of seconds are not what is measured.
        try (ServedIndex index = ServedIndex.of(Path.of(arguments[0]), CHUNKS, SEED, "cache.search-ttl=1h");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder())) {
            service.start();
            AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
            Javalin bare = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.routes.post(
                                "/v1/search",
                                context ->
                                        context.contentType("application/json").result(body.get()));
                        config.routes.post("/bytes", context -> body.set(context.bodyAsBytes()));
                    })
                    .start("127.0.0.1", 0);
            System.out.println(
                    service.port() + " " + bare.port() + " " + index.questions().get(0));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                System.out.println(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime());
            }
            bare.stop();
        }
        System.exit(0);
    }
}
