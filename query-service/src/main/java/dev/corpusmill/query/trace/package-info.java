/** Requests as OpenTelemetry traces. */
@NullMarked
package dev.corpusmill.query.trace;

import org.jspecify.annotations.NullMarked;
