/** Numbers and bullets of list items, as documents show them, in many scripts and in symbol fonts. */
@NullMarked
package dev.corpusmill.index.parse.label;

import org.jspecify.annotations.NullMarked;
