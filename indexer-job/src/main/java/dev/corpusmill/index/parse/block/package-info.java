/** Blocks of a document that is read part by part: paragraphs, headings and tables, on their way to XHTML. */
@NullMarked
package dev.corpusmill.index.parse.block;

import org.jspecify.annotations.NullMarked;
