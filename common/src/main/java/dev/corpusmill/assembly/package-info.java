/** Names the concrete stores and embedders; nothing else does. */
@NullMarked
package dev.corpusmill.assembly;

import org.jspecify.annotations.NullMarked;
