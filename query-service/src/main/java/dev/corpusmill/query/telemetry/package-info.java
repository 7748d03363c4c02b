/** Telemetry: query log, metrics, traces. */
@NullMarked
package dev.corpusmill.query.telemetry;

import org.jspecify.annotations.NullMarked;
