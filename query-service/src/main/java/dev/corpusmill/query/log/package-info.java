/** One JSON line a request. */
@NullMarked
package dev.corpusmill.query.log;

import org.jspecify.annotations.NullMarked;
