/** What is told of a request when it has ended. */
@NullMarked
package dev.corpusmill.query.telemetry;

import org.jspecify.annotations.NullMarked;
