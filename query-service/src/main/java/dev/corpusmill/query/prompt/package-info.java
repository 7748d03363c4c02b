/** From a question and its sources to the messages for a model. */
@NullMarked
package dev.corpusmill.query.prompt;

import org.jspecify.annotations.NullMarked;
