package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.TextDecoder;
import dev.corpusmill.index.parse.html.XhtmlMarkup;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses iCalendar (RFC 5545): of each event, task and entry what somebody would read who opens it. */
public final class CalendarParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES = Set.of(MediaType.text("calendar"), MediaType.application("ics"));
    private static final Set<String> COMPONENTS = Set.of("vevent", "vtodo", "vjournal");
    private static final Map<String, String> LABELS = Map.of(
            "dtstart",
            "Start",
            "dtend",
            "End",
            "due",
            "Due",
            "location",
            "Location",
            "organizer",
            "Organizer",
            "attendee",
            "Attendee",
            "status",
            "Status");
    private static final Pattern LINE = Pattern.compile("([A-Za-z-]{1,60})((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)");
    private static final Pattern NAME = Pattern.compile("(?i);CN=\"?([^\";:]{1,200})");
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z?))?");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        String declared = metadata.get(Metadata.CONTENT_ENCODING);
        String text = TextDecoder.decode(content.readAllBytes(), declared == null ? "" : declared)
                .text();
        handler.startDocument();
        try {
            write(text.replaceAll("\\r?\\n[ \\t]", ""), new XhtmlMarkup(handler));
        } catch (XhtmlMarkup.Refused refused) {
            throw refused.refusal();
        }
        handler.endDocument();
    }

    private static void write(String unfolded, XhtmlMarkup out) {
        StringBuilder entry = new StringBuilder();
        boolean inside = false;
        for (String line : unfolded.split("\\r?\\n", -1)) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            String name = parts.group(1).toLowerCase(Locale.ROOT);
            boolean component = COMPONENTS.contains(parts.group(3).strip().toLowerCase(Locale.ROOT));
            if (name.equals("begin")) {
                inside |= component;
            } else if (name.equals("end") && component) {
                out.open("p");
                out.text(entry.toString());
                out.close("p");
                entry.setLength(0);
                inside = false;
            } else if (inside) {
                add(entry, name, parts.group(2), unescaped(parts.group(3)));
            }
        }
    }

    /** The subject first, whatever place it has in the file. */
    private static void add(StringBuilder entry, String name, String parameters, String value) {
        if (value.isBlank()) {
            return;
        } else if (name.equals("summary")) {
            entry.insert(0, value + (entry.isEmpty() ? "" : "\n"));
        } else if (name.equals("description")) {
            entry.append(entry.isEmpty() ? "" : "\n").append(value);
        } else if (LABELS.containsKey(name)) {
            entry.append(entry.isEmpty() ? "" : "\n")
                    .append(LABELS.get(name))
                    .append(": ")
                    .append(shown(name, parameters, value));
        }
    }

    private static String shown(String name, String parameters, String value) {
        Matcher person = NAME.matcher(parameters);
        if (person.find() && !name.startsWith("d")) {
            return person.group(1);
        }
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            return value.replaceFirst("(?i)^mailto:", "");
        }
        String day = time.group(1) + '-' + time.group(2) + '-' + time.group(3);
        return time.group(4) == null
                ? day
                : day
                        + ' '
                        + time.group(4)
                        + ':'
                        + time.group(5)
                        + (time.group(6).isEmpty() ? "" : " UTC");
    }

    private static String unescaped(String value) {
        return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\(.)", "$1").strip();
    }
}
