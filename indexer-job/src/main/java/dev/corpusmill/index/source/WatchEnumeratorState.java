package dev.corpusmill.index.source;

/**
 * The state of a watch in a checkpoint: a run token alone, because all else comes from the catalogue.
 *
 * @param runToken of the versions that were given until then; 0 where none were
 */
record WatchEnumeratorState(long runToken) {}
