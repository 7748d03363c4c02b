/** Retrieval metrics over golden questions. */
@NullMarked
package dev.corpusmill.eval;

import org.jspecify.annotations.NullMarked;
