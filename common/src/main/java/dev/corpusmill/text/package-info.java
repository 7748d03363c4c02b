/** Text analysis: tokenisers, sentences, Lucene analysers by language. */
@NullMarked
package dev.corpusmill.text;

import org.jspecify.annotations.NullMarked;
