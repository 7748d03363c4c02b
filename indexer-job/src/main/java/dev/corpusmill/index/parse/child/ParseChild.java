package dev.corpusmill.index.parse.child;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseLimits;
import dev.corpusmill.index.parse.fork.DocumentCodec;
import dev.corpusmill.index.parse.fork.Frames;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/**
 * The child JVM: takes documents on its standard input, answers each on its standard output, ends when its input is
 * closed, in the middle of a document too. Whatever a library prints goes to standard error.
 */
public final class ParseChild {
    /** The exit code of a JVM under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final TikaParser parser;
    private final DataOutputStream out;

    private ParseChild(TikaParser parser, DataOutputStream out) {
        this.parser = parser;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        List<String> settings = List.of(arguments);
        TikaParser parser = new TikaParser(
                ParseLimits.ofArguments(settings),
                ParseChoices.ofArguments(settings.subList(ParseLimits.ARGUMENTS, settings.size())),
                () -> answer(out, Frames.WORKING, new byte[0]));
        SynchronousQueue<Inbox.Arrived> arrived = new SynchronousQueue<>();
        Thread reader = new Thread(new Inbox(in, arrived), "inbox");
        reader.setDaemon(true);
        reader.start();
        new ParseChild(parser, out).serve(arrived);
    }

    private void serve(SynchronousQueue<Inbox.Arrived> arrived) throws IOException, InterruptedException {
        answer(out, Frames.READY, new byte[0]);
        while (true) {
            Inbox.Arrived document = arrived.take();
            try {
                parse(document.name(), document.content());
            } finally {
                Files.deleteIfExists(document.content());
            }
        }
    }

    private void parse(String name, Path content) throws IOException {
        try {
            answer(out, Frames.PARSED, DocumentCodec.encode(parser.parse(name, content)));
        } catch (ParseException failure) {
            String reason = failure.kind() + ":" + failure.getMessage();
            answer(out, Frames.FAILED, reason.getBytes(StandardCharsets.UTF_8));
        } catch (OutOfMemoryError failure) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY); // one that a library threw itself, so the JVM did not exit
        }
    }

    private static void answer(DataOutputStream out, byte type, byte[] payload) throws IOException {
        Frames.write(out, type, payload, payload.length);
        out.flush();
    }
}
