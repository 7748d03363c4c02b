package dev.corpusmill.index.parse.tika;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.Formats;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseFailures;
import dev.corpusmill.index.parse.ParseWarnings;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.TextBuilder;
import dev.corpusmill.index.parse.Titles;
import dev.corpusmill.index.parse.ocr.Recognition;
import dev.corpusmill.index.parse.warc.WarcParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.input.ProxyInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The text of one document and of all that is embedded in it. Parsers report embedded documents here; each is parsed
 * into a text of its own, and all are appended behind the text of their container, under their names.
 */
final class ContainerText implements EmbeddedDocumentExtractor {
    private static final Set<String> WITHOUT_TEXT = Set.of("THUMBNAIL", "RENDERING", "FONT", "MACRO", "METADATA");
    private static final int MAX_WARNINGS = 20;

    private final AutoDetectParser parser;
    private final ParseContext context;
    private final TextBudget budget;
    private final PictureText pictures;
    private final List<String> warnings = new ArrayList<>();
    private Level current;
    private int depth;
    private int included;
    private List<Heading> titles = List.of();
    private @Nullable ParseException firstFailure;

    /** A document that is being parsed, and its finished parts. */
    private static final class Level {
        final TextBuilder text;
        final Metadata metadata;
        final List<Part> parts = new ArrayList<>();

        Level(TextBudget budget, Metadata metadata) {
            text = new TextBuilder(budget);
            this.metadata = metadata;
        }
    }

    /**
     * A document inside another one.
     *
     * @param place its path inside of the other one; empty where it has none
     */
    private record Part(String name, String place, ParsedText text) {}

    ContainerText(AutoDetectParser parser, ParseContext context, TextBudget budget, Recognition recognition) {
        this.parser = parser;
        this.context = context;
        this.budget = budget;
        this.pictures = new PictureText(parser, recognition);
        this.current = new Level(budget, new Metadata());
    }

    /** Parses the outermost document and gives its whole text. */
    ParsedText parse(TikaInputStream content, Metadata metadata) throws IOException, SAXException, TikaException {
        current = new Level(budget, metadata);
        parser.parse(content, text(metadata), metadata, context);
        budget.verify();
        pictures.readInto(current.text, content, metadata, false);
        titles = Formats.namesItsParts(metadata) ? List.of() : List.copyOf(current.text.headings());
        ParsedText text = finish(current, metadata);
        reportUnread(metadata);
        ParseWarnings.of(metadata).forEach(this::warn);
        if (text.text().isBlank()) {
            explainEmpty(metadata);
        }
        return text;
    }

    private XhtmlText text(Metadata metadata) {
        ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
        return new XhtmlText(current.text, metadata, budget).withComments(choices.comments());
    }

    private void explainEmpty(Metadata metadata) {
        if (firstFailure != null) {
            throw firstFailure;
        }
        if (Formats.isUnsupported(metadata) && !Formats.isImage(metadata)) {
            warn("no parser for this format: type=" + metadata.get(Metadata.CONTENT_TYPE));
        }
    }

    /** Parsers note in the metadata what they could not read and went on. */
    private void reportUnread(Metadata metadata) {
        for (String trace : metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM)) {
            failed("", ParseException.rejected("corrupt or truncated: " + firstLine(trace)));
        }
        for (String trace : metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING)) {
            warn("incomplete: " + firstLine(trace));
        }
    }

    private static String firstLine(String trace) {
        return CleanText.clean(trace).lines().findFirst().orElse("");
    }

    /** Headings of the outermost document itself: the first may serve as its title. */
    List<Heading> titles() {
        return titles;
    }

    int included() {
        return included;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        } else if (warnings.size() == MAX_WARNINGS) {
            warnings.add("more warnings left out");
        }
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        return kind == null || !WITHOUT_TEXT.contains(kind);
    }

    @Override
    public void parseEmbedded(InputStream content, ContentHandler handler, Metadata metadata, boolean html)
            throws IOException {
        budget.verify();
        boolean illustration = Formats.isImage(metadata);
        if (illustration && !pictures.takesIllustration()) {
            return;
        }
        MailHead.addAttachment(current.metadata, nameOf(metadata, current.metadata));
        budget.embedded(++depth);
        Level outer = current;
        current = new Level(budget, metadata);
        String name = nameOf(metadata, outer.metadata);
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream counted = TikaInputStream.get(new Counting(content), temporary, metadata);
            pictures.keep(counted, metadata);
            parser.parse(counted, text(metadata), metadata, context);
            pictures.readInto(current.text, counted, metadata, illustration);
            add(outer, name, metadata);
        } catch (ZeroByteFileException empty) {
            budget.verify(); // an empty attachment has no text, and none is missing
        } catch (IOException | SAXException | TikaException | RuntimeException failure) {
            budget.verify();
            failed(name, ParseFailures.classify(failure));
        } finally {
            current = outer;
            depth--;
        }
    }

    private void add(Level outer, String name, Metadata metadata) {
        ParseWarnings.of(metadata).forEach(warning -> warn(warning + " document=" + name));
        ParsedText text = finish(current, metadata);
        if (!text.text().isBlank()) {
            included += isBodyOfMail(name, metadata) ? 0 : 1;
            String heading = MailHead.isMail(metadata) ? MailHead.subject(metadata, name) : name;
            outer.parts.add(new Part(heading, pathOf(metadata), text));
        }
    }

    /** The text of a mail arrives like an attachment, but without a name. */
    private static boolean isBodyOfMail(String name, Metadata metadata) {
        return name.isEmpty() && Formats.type(metadata).startsWith("text/");
    }

    private void failed(String name, ParseException failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
        warn("embedded document left out: name=" + name + " reason=" + failure.getMessage());
    }

    private ParsedText finish(Level level, Metadata metadata) {
        TextBuilder whole = new TextBuilder(budget);
        Optional<String> head = MailHead.of(metadata);
        head.ifPresent(whole::append);
        ParsedText own = level.text.build();
        if (head.isEmpty() && level.parts.isEmpty()) {
            return own;
        }
        whole.append(own, 0);
        for (Part part : level.parts) {
            whole.place(part.place);
            whole.heading(1, part.name);
            whole.append(part.text, 1);
        }
        ParsedText joined = whole.build();
        int shift = joined.text().indexOf(own.text());
        List<Integer> pages =
                own.pageStarts().stream().map(start -> start + shift).toList();
        List<Box> boxes = own.boxes().stream()
                .map(box -> new Box(
                        box.start() + shift,
                        box.end() + shift,
                        box.page(),
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height()))
                .toList();
        return new ParsedText(joined.text(), joined.headings(), pages, joined.tables(), joined.marks(), boxes);
    }

    /** An archive's entries are known by their paths, records of a web archive by their addresses, all else by its name. */
    private static String nameOf(Metadata metadata, Metadata container) {
        String address = metadata.get(WarcParser.ADDRESS);
        String path = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        String name = address != null ? address : path == null ? "" : path;
        if (address == null && !Formats.isArchive(container)) {
            name = Titles.fileName(name);
        }
        return CleanText.collapse(CleanText.clean(name));
    }

    private static String pathOf(Metadata metadata) {
        String path = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        return path == null ? "" : PlaceStack.shortened(CleanText.collapse(CleanText.clean(path)));
    }

    /** Counts what parsers read from the entries of a container, so that a small bomb does not fill the disk. */
    private final class Counting extends ProxyInputStream {
        Counting(InputStream in) {
            super(in);
        }

        @Override
        protected void afterRead(int n) {
            budget.unpacked(Math.max(0, n));
        }

        @Override
        public void close() {
            // The container's parser goes on with its own stream.
        }
    }
}
