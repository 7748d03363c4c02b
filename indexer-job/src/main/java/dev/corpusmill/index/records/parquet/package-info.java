/** Parquet, without a Hadoop installation. */
@NullMarked
package dev.corpusmill.index.records.parquet;

import org.jspecify.annotations.NullMarked;
