/** Takes unchanged documents from the previous generation, without parsing or embedding them again. */
@NullMarked
package dev.corpusmill.index.copy;

import org.jspecify.annotations.NullMarked;
