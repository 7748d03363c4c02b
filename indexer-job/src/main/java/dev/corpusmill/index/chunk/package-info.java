/** Cuts parsed documents into nodes. */
@NullMarked
package dev.corpusmill.index.chunk;

import org.jspecify.annotations.NullMarked;
