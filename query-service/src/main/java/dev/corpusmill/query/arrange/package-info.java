/** Arranges the hits of one request: boosts, recency, near-duplicates, one hit for each document. */
@NullMarked
package dev.corpusmill.query.arrange;

import org.jspecify.annotations.NullMarked;
