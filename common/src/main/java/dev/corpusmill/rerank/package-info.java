/** Reranking: a model judges question and text together, on a server or in this process. */
@NullMarked
package dev.corpusmill.rerank;

import org.jspecify.annotations.NullMarked;
