/** Records of exports: how shards are unpacked and cut, and what a mapping makes of a record. */
@NullMarked
package dev.corpusmill.index.records;

import org.jspecify.annotations.NullMarked;
