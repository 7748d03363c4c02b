/** Steps that run one after the other on whatever thread. */
@NullMarked
package dev.corpusmill.query.concurrent;

import org.jspecify.annotations.NullMarked;
