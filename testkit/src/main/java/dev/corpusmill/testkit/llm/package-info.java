/** A model server that speaks the real wire, and breaks on it as real ones do. */
@NullMarked
package dev.corpusmill.testkit.llm;

import org.jspecify.annotations.NullMarked;
