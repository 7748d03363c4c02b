/** Joins the listing with the catalogue: what has to be done, and whether it may be done. */
@NullMarked
package dev.corpusmill.index.plan;

import org.jspecify.annotations.NullMarked;
