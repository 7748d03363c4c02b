package dev.corpusmill.index.parse.fork;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseLimits;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Parses in a child JVM, which is started with the first document and again after each crash. What a parser does to
 * its process (hang, exit, run out of memory) costs the document that it was parsing.
 */
public final class ForkedParser implements Parser {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int MAX_STARTS = 3;
    /** Each page whose text is recognized says when it begins and when it ends. */
    private static final int MAX_EXTENSIONS = 2 * ParseConfig.MAX_OCR_PAGES;

    private static final int SIGNALLED = 128;
    /** SIGKILL and SIGTERM come from outside; other signals are how a JVM crashes by itself. */
    private static final Set<Integer> FROM_OUTSIDE = Set.of(9, 15);

    private final ChildJvm command;
    private final ParseLimits limits;
    private final Duration timeout;
    private final Duration startLimit;
    private final ScheduledExecutorService watchdog;
    private @Nullable ParseProcess running;

    public ForkedParser(ChildJvm command, ParseLimits limits, Duration timeout) {
        this(command, limits, timeout, START_LIMIT);
    }

    ForkedParser(ChildJvm command, ParseLimits limits, Duration timeout, Duration startLimit) {
        this.startLimit = startLimit;
        this.command = command;
        this.limits = limits;
        this.timeout = timeout;
        this.watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "parse-watchdog");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public ParsedDocument parse(String name, InputStream content) throws IOException {
        ParseProcess child = child();
        boolean ready = false;
        try {
            send(child, name, content);
            ParsedDocument parsed = answer(child);
            ready = true;
            return parsed;
        } catch (ChildRefused refused) {
            ready = true;
            throw refused.reason;
        } finally {
            if (!ready) {
                running = null;
                child.kill();
            }
        }
    }

    private ParseProcess child() {
        if (running == null || !running.alive()) {
            if (running != null) {
                running.close();
            }
            running = start();
        }
        return running;
    }

    /** A machine that is busy, or kills what it has no memory for, is no reason to fail the document. */
    private ParseProcess start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce();
            } catch (ParseException failure) {
                if (failure.kind() != FailureKind.TRANSIENT || attempt == MAX_STARTS) {
                    throw failure;
                }
            }
        }
    }

    private ParseProcess startOnce() {
        try {
            ParseProcess child = ParseProcess.start(command, watchdog);
            awaitReady(child);
            return child;
        } catch (IOException failure) {
            throw new ParseException(
                    FailureKind.TRANSIENT,
                    "parse child cannot be started: reason=" + ClassifiedException.reasonOf(failure),
                    failure);
        }
    }

    private void awaitReady(ParseProcess child) {
        try {
            if (child.receive(0, startLimit).type() == Frames.READY) {
                return;
            }
        } catch (IOException failure) {
            throw notReady(child, failure);
        }
        child.kill();
        throw new ParseException(FailureKind.FATAL, "parse child does not start: it speaks another protocol");
    }

    private ParseException notReady(ParseProcess child, IOException failure) {
        int exit = child.awaitExit();
        child.close();
        if (child.timedOut()) {
            return new ParseException(
                    FailureKind.TRANSIENT,
                    "parse child did not start in time, the machine is too busy: limit=" + startLimit.toSeconds()
                            + "s attempts=" + MAX_STARTS,
                    failure);
        }
        if (FROM_OUTSIDE.contains(exit - SIGNALLED)) {
            return new ParseException(
                    FailureKind.TRANSIENT,
                    "parse child was killed while it started, memory may be short: signal=" + (exit - SIGNALLED)
                            + " attempts=" + MAX_STARTS,
                    failure);
        }
        return new ParseException(
                FailureKind.FATAL,
                "parse child does not start: exit=" + exit + " stderr=" + child.lastWords(),
                failure);
    }

    private void send(ParseProcess child, String name, InputStream content) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        tell(child, Frames.NAME, utf8, Math.min(utf8.length, Frames.MAX_PIECE));
        byte[] piece = new byte[Frames.MAX_PIECE];
        long sent = 0;
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
            sent += n;
            if (sent > limits.maxFile().bytes()) {
                throw limits.tooLarge();
            }
            tell(child, Frames.BYTES, piece, n);
        }
        tell(child, Frames.END, piece, 0);
    }

    /** Only the child's failures are parse failures; those of the source pass as they are. */
    private void tell(ParseProcess child, byte type, byte[] payload, int length) {
        try {
            child.send(type, payload, length, timeout);
        } catch (IOException failure) {
            throw died(child, failure);
        }
    }

    private ParsedDocument answer(ParseProcess child) throws ChildRefused {
        try {
            Frames.Frame frame = child.receive(maxAnswer(), timeout);
            for (int begun = 0; frame.type() == Frames.WORKING && begun < MAX_EXTENSIONS; begun++) {
                frame = child.receive(maxAnswer(), timeout);
            }
            if (frame.type() == Frames.PARSED) {
                return DocumentCodec.decode(frame.payload());
            }
            if (frame.type() == Frames.FAILED) {
                throw new ChildRefused(failure(new String(frame.payload(), StandardCharsets.UTF_8)));
            }
            throw ParseException.rejected("the parser wrote garbage: type=" + frame.type());
        } catch (IOException failure) {
            throw died(child, failure);
        }
    }

    private int maxAnswer() {
        return (int) Math.min(Integer.MAX_VALUE - 16, 4 * limits.maxText().bytes() + (1 << 20));
    }

    private static ParseException failure(String line) {
        int colon = line.indexOf(':');
        return new ParseException(FailureKind.valueOf(line.substring(0, colon)), line.substring(colon + 1));
    }

    private ParseException died(ParseProcess child, IOException how) {
        int exit = child.awaitExit();
        if (child.timedOut()) {
            return new ParseException(FailureKind.REJECTED, "timeout: parse.timeout=" + seconds(), how);
        }
        if (child.saidOutOfMemory()) {
            return new ParseException(
                    FailureKind.REJECTED, "out of memory: parse.child-heap is too small for it or it never ends", how);
        }
        if (how instanceof StreamCorruptedException) {
            return new ParseException(FailureKind.REJECTED, "the parser wrote garbage: " + how.getMessage(), how);
        }
        if (FROM_OUTSIDE.contains(exit - SIGNALLED)) {
            return new ParseException(
                    FailureKind.TRANSIENT, "parse child was killed: signal=" + (exit - SIGNALLED), how);
        }
        return new ParseException(
                FailureKind.REJECTED,
                "the parser ended its process: exit=" + exit + " stderr=" + child.lastWords(),
                how);
    }

    /** The child answered that it cannot parse the document; it is well and ready for the next. */
    private static final class ChildRefused extends Exception {
        private static final long serialVersionUID = 1L;

        private final ParseException reason;

        ChildRefused(ParseException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        watchdog.shutdownNow();
    }

    private String seconds() {
        return timeout.toMillis() / 1000.0 + "s";
    }

    @Override
    public String toString() {
        return "ForkedParser(timeout=" + seconds() + ")";
    }
}
