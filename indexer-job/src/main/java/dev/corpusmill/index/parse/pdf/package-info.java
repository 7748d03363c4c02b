/** Reading order, headings and pages of PDF files. */
@NullMarked
package dev.corpusmill.index.parse.pdf;

import org.jspecify.annotations.NullMarked;
