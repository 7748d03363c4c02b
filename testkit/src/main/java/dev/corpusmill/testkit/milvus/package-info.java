/** A Milvus that fails as real ones do. */
@NullMarked
package dev.corpusmill.testkit.milvus;

import org.jspecify.annotations.NullMarked;
