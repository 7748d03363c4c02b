package dev.corpusmill.store.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;

/** How a folder becomes a Lucene directory; tests put failing disks here. */
interface DirectoryOpener {
    Directory open(Path folder) throws IOException;
}
