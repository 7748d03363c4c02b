package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseWarnings;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.sax.XHTMLContentHandler;

/** One package while it is read: where its text goes, what the reader chose to see, what could not be read. */
public final class OoxmlReading {
    private final XhtmlBlocks out;
    private final Metadata metadata;
    private final ParseChoices choices;
    private final List<PackagePart> parts = new ArrayList<>();

    OoxmlReading(XHTMLContentHandler out, Metadata metadata, ParseChoices choices) {
        this.out = new XhtmlBlocks(out);
        this.metadata = metadata;
        this.choices = choices;
    }

    /** Something that reads a part on which the rest does not depend. */
    public interface Task {
        void run() throws IOException;
    }

    public XhtmlBlocks out() {
        return out;
    }

    public ParseChoices choices() {
        return choices;
    }

    /** Adds a line to the document's warnings. */
    public void warn(String warning) {
        ParseWarnings.add(metadata, warning);
    }

    /** Attachments and pictures of this part belong to the document. */
    public void holdsEmbedded(OoxmlPart part) {
        parts.add(part.part());
    }

    List<PackagePart> parts() {
        return parts;
    }

    /** Reads a part; a broken one costs what is in it, and a warning. */
    public void attempt(String part, Task task) {
        try {
            task.run();
        } catch (ParseException limit) {
            throw limit;
        } catch (IOException | RuntimeException failure) {
            warn("part left out: part=" + part + " reason=" + failure);
        }
    }
}
