/** Servers that write answers, token by token. */
@NullMarked
package dev.corpusmill.query.generate;

import org.jspecify.annotations.NullMarked;
