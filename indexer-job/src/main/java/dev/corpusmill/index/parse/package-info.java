/** From the bytes of a document to its text, with pages, headings and tables. Knows nothing of Flink. */
@NullMarked
package dev.corpusmill.index.parse;

import org.jspecify.annotations.NullMarked;
