/** Routes, hits and post-processors: how nodes are found and ordered. */
@NullMarked
package dev.corpusmill.api.search;

import org.jspecify.annotations.NullMarked;
