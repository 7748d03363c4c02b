/** Which charset bytes are in: labels as browsers read them, declarations inside the bytes, and statistics. */
@NullMarked
package dev.corpusmill.index.parse.charset;

import org.jspecify.annotations.NullMarked;
