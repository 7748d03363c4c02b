/** Feeds the entries of a plan to the job. */
@NullMarked
package dev.corpusmill.index.source;

import org.jspecify.annotations.NullMarked;
