/** What an index store must do; adapters live in packages below and pass the same contract. */
@NullMarked
package dev.corpusmill.store;

import org.jspecify.annotations.NullMarked;
