/** The domain: documents, nodes, catalogue rows, failures, deadlines. Knows nothing else of Corpusmill. */
@NullMarked
package dev.corpusmill.model;

import org.jspecify.annotations.NullMarked;
