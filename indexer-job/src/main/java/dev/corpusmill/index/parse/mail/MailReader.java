package dev.corpusmill.index.parse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.xml.sax.SAXException;

/** Reads a mail in one pass: what may be its text is kept, each attachment goes where it is parsed. */
final class MailReader {
    private static final int MAX_HEADER = 1 << 20; // bytes of all fields of one part
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(MAX_HEADER)
            .setMaxHeaderCount(10_000)
            .build();

    private final MimeTokenStream tokens = new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, null, null);
    private final Attachments attachments;

    /** Takes what is no text of the mail itself; its content must be read before this returns. */
    interface Attachments {
        void take(PartHead head, InputStream content) throws IOException, SAXException;
    }

    MailReader(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The outermost part. */
    MailPart read(InputStream mail) throws IOException, SAXException, MimeException {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(mail);
        Deque<MailPart> open = new ArrayDeque<>();
        MailPart root = new MailPart(new PartHead(), new byte[0]);
        open.push(root);
        PartHead head = root.head();
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> head = new PartHead();
                case T_FIELD -> add(head, tokens.getField());
                case T_START_MULTIPART -> open.push(new MailPart(head, new byte[0]));
                case T_END_MULTIPART -> {
                    MailPart ended = open.pop();
                    open.element().add(ended);
                }
                case T_BODY -> body(head, open.element());
                default -> {} // other tokens only say where something begins or ends
            }
        }
        while (open.size() > 1) { // cut off
            MailPart ended = open.pop();
            open.element().add(ended);
        }
        return root;
    }

    private static void add(PartHead head, Field field) {
        String raw = field.getRaw() == null
                ? field.getName() + ':' + field.getBody()
                : new String(field.getRaw().toByteArray(), StandardCharsets.ISO_8859_1);
        String value = raw.substring(raw.indexOf(':') + 1);
        head.add(field.getName(), value.replaceAll("\\r?\\n(?=[ \\t])", "").strip());
    }

    private void body(PartHead head, MailPart parent) throws IOException, SAXException {
        InputStream content = tokens.getDecodedInputStream();
        if (head.isText() && !head.isAttachment()) {
            parent.add(new MailPart(head, content.readAllBytes()));
        } else {
            attachments.take(head, content);
        }
    }
}
