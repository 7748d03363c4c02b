/** Embeddings by ONNX Runtime in this process, through DJL. */
@NullMarked
package dev.corpusmill.embed.onnx;

import org.jspecify.annotations.NullMarked;
