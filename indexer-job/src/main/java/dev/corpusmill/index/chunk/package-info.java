/** Cuts parsed documents into nodes of a size that the model takes, at places that a reader would choose. */
@NullMarked
package dev.corpusmill.index.chunk;

import org.jspecify.annotations.NullMarked;
