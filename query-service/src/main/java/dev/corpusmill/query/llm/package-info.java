/** Servers that write answers, token by token. */
@NullMarked
package dev.corpusmill.query.llm;

import org.jspecify.annotations.NullMarked;
