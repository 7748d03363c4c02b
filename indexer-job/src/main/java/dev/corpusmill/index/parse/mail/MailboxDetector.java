package dev.corpusmill.index.parse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/** Another detector's answer, but for mailboxes, whatever their first mail looks like: a page in it makes none of the file. */
public final class MailboxDetector implements Detector {
    private static final long serialVersionUID = 1L;
    private static final MediaType MAILBOX = MediaType.application("mbox");
    private static final int MAX_LINE = 400;
    /** The line before each mail: From, its sender, and when it arrived. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "From \\S.{0,300}? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d(?::\\d\\d)?.{0,20} \\d{4}.*");

    private final Detector others;

    public MailboxDetector(Detector others) {
        this.others = others;
    }

    @Override
    public MediaType detect(InputStream content, Metadata metadata) throws IOException {
        MediaType found = others.detect(content, metadata);
        return found.getType().equals("text") && beginsWithSeparator(content) ? MAILBOX : found;
    }

    private static boolean beginsWithSeparator(InputStream content) throws IOException {
        content.mark(MAX_LINE);
        String start = new String(content.readNBytes(MAX_LINE), StandardCharsets.ISO_8859_1);
        content.reset();
        return SEPARATOR.matcher(start.lines().findFirst().orElse("")).matches();
    }
}
