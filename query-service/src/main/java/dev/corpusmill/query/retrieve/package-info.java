/** The live view of the index, and searches on it. */
@NullMarked
package dev.corpusmill.query.retrieve;

import org.jspecify.annotations.NullMarked;
