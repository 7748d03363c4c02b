/** The commands of the indexer. */
@NullMarked
package dev.corpusmill.index.command;

import org.jspecify.annotations.NullMarked;
