/** Presentations (pptx) as the audience sees them. */
@NullMarked
package dev.corpusmill.index.parse.slides;

import org.jspecify.annotations.NullMarked;
