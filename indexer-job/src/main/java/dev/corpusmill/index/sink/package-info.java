/** Writes documents to the index, each closed by its catalogue row. */
@NullMarked
package dev.corpusmill.index.sink;

import org.jspecify.annotations.NullMarked;
