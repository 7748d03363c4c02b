/** The indexing job: one function from sources to sinks, and the commands that run it. */
@NullMarked
package dev.corpusmill.index;

import org.jspecify.annotations.NullMarked;
