/** From a request to an answer, where the stages meet. */
@NullMarked
package dev.corpusmill.query.pipeline;

import org.jspecify.annotations.NullMarked;
