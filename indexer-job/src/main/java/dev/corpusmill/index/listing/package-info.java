/** Lists the documents of sources. */
@NullMarked
package dev.corpusmill.index.listing;

import org.jspecify.annotations.NullMarked;
