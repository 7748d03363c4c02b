/** Text analysis: tokenisers, sentences, Lucene analyzers by language. */
@NullMarked
package dev.corpusmill.text;

import org.jspecify.annotations.NullMarked;
