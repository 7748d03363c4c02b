package dev.corpusmill.api.records;

import java.io.IOException;
import java.io.InputStream;

/** One file of an export, as a format reads it. */
public interface Shard {
    /** Its path below the folder of its source, for messages. */
    String name();

    /** Bytes of the file as it is stored. */
    long size();

    /** Whether it is packed, by gzip for example: then an offset is reached by unpacking all that lies before it. */
    boolean packed();

    /**
     * The content from an offset on, unpacked.
     *
     * @param offset in unpacked bytes
     */
    InputStream open(long offset) throws IOException;
}
