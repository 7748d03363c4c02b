/** Questions that lean on a conversation become questions that can be searched for. */
@NullMarked
package dev.corpusmill.query.rewrite;

import org.jspecify.annotations.NullMarked;
