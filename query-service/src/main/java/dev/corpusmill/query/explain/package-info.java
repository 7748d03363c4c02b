/** Why a document is, or is not, among the hits of a question. */
@NullMarked
package dev.corpusmill.query.explain;

import org.jspecify.annotations.NullMarked;
