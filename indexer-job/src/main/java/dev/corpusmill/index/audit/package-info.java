/** Checks that an index holds what its catalogue says, and repairs what does not. */
@NullMarked
package dev.corpusmill.index.audit;

import org.jspecify.annotations.NullMarked;
