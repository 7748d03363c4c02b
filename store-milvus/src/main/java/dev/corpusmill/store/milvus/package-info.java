/** The store for clusters: Milvus Lite, standalone, distributed and managed Milvus, by URI and token alone. */
@NullMarked
package dev.corpusmill.store.milvus;

import org.jspecify.annotations.NullMarked;
