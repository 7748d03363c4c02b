/** Conversations that the service remembers. */
@NullMarked
package dev.corpusmill.query.session;

import org.jspecify.annotations.NullMarked;
