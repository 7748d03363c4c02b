/** Takes unchanged documents from the generation before, without parsing or embedding them again. */
@NullMarked
package dev.corpusmill.index.copy;

import org.jspecify.annotations.NullMarked;
