/** Word processing documents (docx, rtf) as a reader sees them. */
@NullMarked
package dev.corpusmill.index.parse.word;

import org.jspecify.annotations.NullMarked;
