/** Routes and fusion, the same for the service, the evaluation and the gate of a rebuild. */
@NullMarked
package dev.corpusmill.search;

import org.jspecify.annotations.NullMarked;
