/** Numbers for Prometheus. */
@NullMarked
package dev.corpusmill.query.telemetry;

import org.jspecify.annotations.NullMarked;
