/** The messages of a conversation with a model. */
@NullMarked
package dev.corpusmill.query.chat;

import org.jspecify.annotations.NullMarked;
