/** What every index store must do, as tests. */
@NullMarked
package dev.corpusmill.testkit.store;

import org.jspecify.annotations.NullMarked;
