/** OpenDocument texts and presentations as a reader sees them. */
@NullMarked
package dev.corpusmill.index.parse.odf;

import org.jspecify.annotations.NullMarked;
