/** The life of a generation: created, filled, made ready, promoted. */
@NullMarked
package dev.corpusmill.index.generation;

import org.jspecify.annotations.NullMarked;
