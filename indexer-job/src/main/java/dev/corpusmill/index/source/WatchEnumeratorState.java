package dev.corpusmill.index.source;

/**
 * The state of a watch in a checkpoint: next to nothing, because what is known comes from the catalogue.
 *
 * @param runToken of the versions that were given until then; 0 where none were
 */
record WatchEnumeratorState(long runToken) {}
