package dev.corpusmill.index.parse.fork;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.index.parse.ParsedDocument;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A parse child that does to itself what the name of the document says. */
public final class ChaosChild {
    private ChaosChild() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("never-starts")) {
            System.err.println("no such option");
            System.exit(2);
        }
        if (arguments[0].startsWith("killed-first:") && new File(arguments[0].substring(13)).createNewFile()) {
            killSelf();
        }
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        write(out, Frames.READY, new byte[0]);
        while (true) {
            String name = new String(Frames.read(in, Frames.MAX_PIECE).payload(), StandardCharsets.UTF_8);
            if (name.equals("hang-early")) {
                Thread.currentThread().join();
            }
            int bytes = 0;
            for (Frames.Frame frame = Frames.read(in, Frames.MAX_PIECE);
                    frame.type() != Frames.END;
                    frame = Frames.read(in, Frames.MAX_PIECE)) {
                bytes += frame.payload().length;
            }
            act(name, bytes, out);
        }
    }

    private static void act(String name, int bytes, DataOutputStream out) throws Exception {
        switch (name) {
            case "hang" -> Thread.currentThread().join();
            case "exit" -> System.exit(0);
            case "crash" -> Runtime.getRuntime().halt(134);
            case "killed" -> killSelf();
            case "oom" -> exhaust();
            case "garbage" -> System.out.println("this is not a frame");
            case "endless" -> {
                out.writeByte(0xC5);
                out.writeByte(Frames.PARSED);
                out.writeInt(Integer.MAX_VALUE);
                out.flush();
            }
            case "chatty" -> {
                for (int i = 0; i < 20_000; i++) {
                    System.err.println("a library says something that nobody wants to know");
                }
                answer(name, bytes, out);
            }
            case "works" -> {
                for (int page = 0; page < 4; page++) {
                    write(out, Frames.WORKING, new byte[0]);
                    Thread.currentThread().join(300);
                }
                answer(name, bytes, out);
            }
            case "works-forever" -> {
                write(out, Frames.WORKING, new byte[0]);
                Thread.currentThread().join();
            }
            case "refuse" -> write(out, Frames.FAILED, "REJECTED:encrypted".getBytes(StandardCharsets.UTF_8));
            default -> answer(name, bytes, out);
        }
    }

    private static void killSelf() throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-9", self).start().waitFor();
    }

    private static void exhaust() {
        List<byte[]> all = new java.util.ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    private static void answer(String name, int bytes, DataOutputStream out) throws IOException {
        ParsedText text = ParsedText.plain(
                name + " " + bytes + " by " + ProcessHandle.current().pid());
        write(out, Frames.PARSED, DocumentCodec.encode(new ParsedDocument(text, name, "", "", "", 0, List.of())));
    }

    private static void write(DataOutputStream out, byte type, byte[] payload) throws IOException {
        Frames.write(out, type, payload, payload.length);
        out.flush();
    }
}
