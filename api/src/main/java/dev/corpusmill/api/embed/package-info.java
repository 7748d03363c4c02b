/** What an embedding engine offers. */
@NullMarked
package dev.corpusmill.api.embed;

import org.jspecify.annotations.NullMarked;
