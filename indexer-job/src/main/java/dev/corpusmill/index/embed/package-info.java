/** Embeds nodes in mini-batches. */
@NullMarked
package dev.corpusmill.index.embed;

import org.jspecify.annotations.NullMarked;
