/** Exports: how records lie in files. */
@NullMarked
package dev.corpusmill.api.records;

import org.jspecify.annotations.NullMarked;
