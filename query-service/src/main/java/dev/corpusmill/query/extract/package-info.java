/** Answers without a model: the sentences that answer best, quoted. */
@NullMarked
package dev.corpusmill.query.extract;

import org.jspecify.annotations.NullMarked;
