/** A pull cursor over XML parts, bounded and without entities. */
@NullMarked
package dev.corpusmill.index.parse.xml;

import org.jspecify.annotations.NullMarked;
