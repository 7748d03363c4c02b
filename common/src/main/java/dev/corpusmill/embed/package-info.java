/** Turns text into vectors; every model has an identity, and vectors of two identities never meet. */
@NullMarked
package dev.corpusmill.embed;

import org.jspecify.annotations.NullMarked;
