/** The query service and its commands; only here the concrete parts are named. */
@NullMarked
package dev.corpusmill.query;

import org.jspecify.annotations.NullMarked;
