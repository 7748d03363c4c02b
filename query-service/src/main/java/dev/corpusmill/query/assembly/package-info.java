/** Puts the service together; only here are concrete parts named. */
@NullMarked
package dev.corpusmill.query.assembly;

import org.jspecify.annotations.NullMarked;
