/** Numbers for Prometheus. */
@NullMarked
package dev.corpusmill.query.metrics;

import org.jspecify.annotations.NullMarked;
