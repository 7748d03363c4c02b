package dev.corpusmill.index.parse.fork;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Mark;
import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.index.parse.ParsedDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A parsed document as bytes. */
public final class DocumentCodec {
    private DocumentCodec() {}

    /** The bytes of a document. */
    public static byte[] encode(ParsedDocument document) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(document.body().text().length() + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, document.body());
            write(out, document.title());
            write(out, document.contentType());
            write(out, document.author());
            write(out, document.created());
            out.writeInt(document.embedded());
            out.writeInt(document.warnings().size());
            for (String warning : document.warnings()) {
                write(out, warning);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, ParsedText body) throws IOException {
        write(out, body.text());
        out.writeInt(body.headings().size());
        for (Heading heading : body.headings()) {
            out.writeInt(heading.level());
            out.writeInt(heading.start());
            out.writeInt(heading.end());
            write(out, heading.title());
        }
        out.writeInt(body.pageStarts().size());
        for (int start : body.pageStarts()) {
            out.writeInt(start);
        }
        out.writeInt(body.tables().size());
        for (Span table : body.tables()) {
            out.writeInt(table.start());
            out.writeInt(table.end());
            out.writeInt(table.headLines());
        }
        out.writeInt(body.marks().size());
        for (Mark mark : body.marks()) {
            out.writeInt(mark.start());
            write(out, mark.label());
        }
        out.writeInt(body.boxes().size());
        for (Box box : body.boxes()) {
            write(out, box);
        }
    }

    private static void write(DataOutputStream out, Box box) throws IOException {
        out.writeInt(box.start());
        out.writeInt(box.end());
        out.writeInt(box.page());
        out.writeFloat(box.x());
        out.writeFloat(box.y());
        out.writeFloat(box.width());
        out.writeFloat(box.height());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** The document of bytes that {@link #encode} made. */
    public static ParsedDocument decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        ParsedText body = readBody(in);
        return new ParsedDocument(
                body, readText(in), readText(in), readText(in), readText(in), in.readInt(), readWarnings(in));
    }

    private static ParsedText readBody(DataInputStream in) throws IOException {
        String text = readText(in);
        List<Heading> headings = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            headings.add(new Heading(in.readInt(), in.readInt(), in.readInt(), readText(in)));
        }
        List<Integer> pageStarts = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            pageStarts.add(in.readInt());
        }
        List<Span> tables = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            tables.add(new Span(in.readInt(), in.readInt(), in.readInt()));
        }
        List<Mark> marks = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            marks.add(new Mark(in.readInt(), readText(in)));
        }
        List<Box> boxes = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            boxes.add(new Box(
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat()));
        }
        return new ParsedText(text, headings, pageStarts, tables, marks, boxes);
    }

    private static List<String> readWarnings(DataInputStream in) throws IOException {
        List<String> warnings = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            warnings.add(readText(in));
        }
        return warnings;
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(readCount(in)), StandardCharsets.UTF_8);
    }

    private static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new StreamCorruptedException("not a parsed document: count=" + count);
        }
        return count;
    }
}
