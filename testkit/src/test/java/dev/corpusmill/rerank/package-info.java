@NullMarked
package dev.corpusmill.rerank;

import org.jspecify.annotations.NullMarked;
