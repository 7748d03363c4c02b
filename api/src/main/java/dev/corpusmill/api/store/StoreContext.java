package dev.corpusmill.api.store;

import java.nio.file.Path;

/**
 * What a store is opened for.
 *
 * @param index name of the index
 * @param folder of this index on this machine, for what is kept on a disk; it need not exist
 * @param k1 term-frequency saturation of BM25
 * @param b length normalization of BM25
 */
public record StoreContext(String index, Path folder, double k1, double b) {}
