package dev.corpusmill.index.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A file of plan entries and how far it was read.
 *
 * @param uri of the file
 * @param next number of the next line to read, from 0
 */
record PlanSplit(String uri, int next) implements SourceSplit {
    @Override
    public String splitId() {
        return uri;
    }

    PlanSplit at(int line) {
        return new PlanSplit(uri, line);
    }
}
