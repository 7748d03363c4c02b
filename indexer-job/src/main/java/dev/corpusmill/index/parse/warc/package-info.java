/** Web archives in WARC. */
@NullMarked
package dev.corpusmill.index.parse.warc;

import org.jspecify.annotations.NullMarked;
