/** The documents of the index as people see them: which there are, in what state, and how those of managed sources change. */
@NullMarked
package dev.corpusmill.query.documents;

import org.jspecify.annotations.NullMarked;
