/** The folders of managed sources: names of documents, their metadata beside them, and notes of deletions. */
@NullMarked
package dev.corpusmill.managed;

import org.jspecify.annotations.NullMarked;
