package dev.corpusmill.bench;

import java.util.List;

/** One way to turn chunks of text into something that can be searched. */
interface Ingestion extends AutoCloseable {
    String name();

    /** Embeds and stores the chunks, from nothing; returns when all of them can be searched. */
    void ingest(List<String> chunks);

    @Override
    void close();
}
