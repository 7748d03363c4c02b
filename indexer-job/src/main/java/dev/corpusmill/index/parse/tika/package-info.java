/** Parsing with Apache Tika. */
@NullMarked
package dev.corpusmill.index.parse.tika;

import org.jspecify.annotations.NullMarked;
