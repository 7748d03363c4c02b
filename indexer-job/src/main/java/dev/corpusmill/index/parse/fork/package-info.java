/** Parsing in a child JVM that may hang or die without harm. */
@NullMarked
package dev.corpusmill.index.parse.fork;

import org.jspecify.annotations.NullMarked;
