/** Ratios: ours and another way of doing the same, in one run on one machine. */
@NullMarked
package dev.corpusmill.bench;

import org.jspecify.annotations.NullMarked;
