/** Cuts texts into a model's tokens: what a {@code tokenizer.json} describes, in plain Java. */
@NullMarked
package dev.corpusmill.tokenize;

import org.jspecify.annotations.NullMarked;
