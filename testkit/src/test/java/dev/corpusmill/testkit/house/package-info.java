/** What the repository promises of itself: its map, its words. */
@NullMarked
package dev.corpusmill.testkit.house;

import org.jspecify.annotations.NullMarked;
