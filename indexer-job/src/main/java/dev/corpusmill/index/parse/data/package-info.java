/** Files of data: JSON, XML, CSV, notebooks and source code, as text that names each value. */
@NullMarked
package dev.corpusmill.index.parse.data;

import org.jspecify.annotations.NullMarked;
