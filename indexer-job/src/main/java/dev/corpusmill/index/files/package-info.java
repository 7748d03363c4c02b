/** Trees of files: on this machine, or behind one of Flink's file systems. */
@NullMarked
package dev.corpusmill.index.files;

import org.jspecify.annotations.NullMarked;
