/** Numbers of list items, as documents show them in many scripts. */
@NullMarked
package dev.corpusmill.index.parse.number;

import org.jspecify.annotations.NullMarked;
