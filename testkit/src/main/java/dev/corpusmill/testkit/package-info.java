/** Contracts, fakes that speak the real wire, and the rules of the architecture. */
@NullMarked
package dev.corpusmill.testkit;

import org.jspecify.annotations.NullMarked;
