/** Checks that an index holds what its catalogue says, and mends what does not. */
@NullMarked
package dev.corpusmill.index.audit;

import org.jspecify.annotations.NullMarked;
