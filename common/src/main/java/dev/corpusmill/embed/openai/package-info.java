/** Embeddings from a server that speaks OpenAI's API. */
@NullMarked
package dev.corpusmill.embed.openai;

import org.jspecify.annotations.NullMarked;
