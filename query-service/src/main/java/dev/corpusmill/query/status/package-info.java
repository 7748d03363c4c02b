/** What operators see of the index: its generations, its runs and how fresh it is. */
@NullMarked
package dev.corpusmill.query.status;

import org.jspecify.annotations.NullMarked;
