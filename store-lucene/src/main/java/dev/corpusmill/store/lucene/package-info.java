/** The embedded store: one Lucene index per generation. */
@NullMarked
package dev.corpusmill.store.lucene;

import org.jspecify.annotations.NullMarked;
