/** What was embedded, searched or answered before, kept as long as it is certainly still right. */
@NullMarked
package dev.corpusmill.query.cache;

import org.jspecify.annotations.NullMarked;
