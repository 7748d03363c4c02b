package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** What a document says of itself. */
final class OdfProperties {
    private final Metadata metadata;

    OdfProperties(Metadata metadata) {
        this.metadata = metadata;
    }

    /** Reads the properties below an element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "title" -> metadata.set(TikaCoreProperties.TITLE, xml.text());
                case "initial-creator" -> metadata.set(TikaCoreProperties.CREATOR, xml.text());
                case "creator" -> {
                    if (metadata.get(TikaCoreProperties.CREATOR) == null) {
                        metadata.set(TikaCoreProperties.CREATOR, xml.text());
                    }
                }
                case "creation-date" -> metadata.set(TikaCoreProperties.CREATED, xml.text());
                case "meta" -> read(xml);
                default -> {}
            }
        }
    }
}
