/** How much at once: quotas of keys, and what the service itself can take. */
@NullMarked
package dev.corpusmill.query.limit;

import org.jspecify.annotations.NullMarked;
