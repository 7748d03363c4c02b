package dev.corpusmill.index.parse.data;

import dev.corpusmill.index.parse.Titles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** Another detector's answer, but for texts whose name says which format of data they are. */
public final class DataDetector implements Detector {
    private static final long serialVersionUID = 1L;
    private static final Set<String> TEXTS =
            Set.of("application/json", "application/javascript", "application/octet-stream", "application/x-ndjson");

    private final Detector bytes;

    public DataDetector(Detector bytes) {
        this.bytes = bytes;
    }

    @Override
    public MediaType detect(InputStream content, Metadata metadata) throws IOException {
        MediaType found = bytes.detect(content, metadata);
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        String base = found.getBaseType().toString();
        boolean text = found.getType().equals("text") && !found.getSubtype().equals("html");
        return name != null && (text || TEXTS.contains(base))
                ? DataFormats.ofName(Titles.fileName(name)).orElse(found)
                : found;
    }
}
