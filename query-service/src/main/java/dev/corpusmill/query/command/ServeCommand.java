package dev.corpusmill.query.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.assembly.ConfiguredService;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers over HTTP until the process is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "answers over HTTP until it is stopped")
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        CorpusmillConfig config = options.read();
        ConfiguredService configured = new ConfiguredService(config);
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            configured.service().start();
        } catch (RuntimeException refused) {
            configured.close();
            throw refused;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            LOG.info(
                                    "stopping: grace={}s",
                                    config.service().stopGrace().toSeconds());
                            configured.close();
                            LOG.info("stopped");
                            stopped.countDown();
                        },
                        "corpusmill-stop"));
        LOG.info(
                "index {} listening on http://{}:{}",
                config.index().name(),
                config.service().host(),
                configured.service().port());
        stopped.await();
        return 0;
    }
}
