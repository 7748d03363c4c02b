/** The program of the child JVM that parses what may crash its parser. */
@NullMarked
package dev.corpusmill.index.parse.child;

import org.jspecify.annotations.NullMarked;
