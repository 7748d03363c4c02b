package dev.corpusmill.query.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What the service and the commands log. Commands print their results on standard output; what happens on the way goes to
 * standard error. Logback finds this class, and asks it after a file that {@code -Dlogback.configurationFile} names; a file
 * of our own would be parsed at each start, longer than a short command works.
 */
@ConfiguratorRank(ConfiguratorRank.FALLBACK + 1)
public final class LogSettings extends ContextAwareBase implements Configurator {
    private static final String LEVEL = "CORPUSMILL_LOG"; // a variable of the environment

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg%n");
        lines.start();

        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setName("STDERR");
        errors.setTarget("System.err");
        errors.setEncoder(lines);
        errors.start();

        level(context, "dev.corpusmill", Level.toLevel(System.getenv(LEVEL), Level.INFO));
        level(context, "io.javalin.Javalin", Level.OFF); // our own message names a port in use
        level(context, "ai.djl.onnxruntime", Level.ERROR); // warns of each machine without a GPU
        level(context, "io.milvus", Level.OFF); // logs what it throws; what is not there yet, too
        level(context, "org.eclipse.jetty.http.HttpParser", Level.ERROR); // warns of what a client sent; it gets a 400
        level(context, "org.eclipse.jetty.util.HostPort", Level.ERROR); // the same
        level(context, "ROOT", Level.WARN);
        context.getLogger("ROOT").addAppender(errors);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void level(LoggerContext context, String logger, Level level) {
        context.getLogger(logger).setLevel(level);
    }
}
