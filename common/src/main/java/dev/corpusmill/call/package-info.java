/** Remote calls: JSON over HTTP with a deadline, and retries. */
@NullMarked
package dev.corpusmill.call;

import org.jspecify.annotations.NullMarked;
