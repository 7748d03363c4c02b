/** The Flink job: its topology as one function, its wiring, and how it is submitted and followed. */
@NullMarked
package dev.corpusmill.index.job;

import org.jspecify.annotations.NullMarked;
