/** The executable specification of a store. */
@NullMarked
package dev.corpusmill.store.memory;

import org.jspecify.annotations.NullMarked;
