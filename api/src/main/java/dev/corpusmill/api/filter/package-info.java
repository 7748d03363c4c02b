/** Which parsed documents are indexed. */
@NullMarked
package dev.corpusmill.api.filter;

import org.jspecify.annotations.NullMarked;
