package dev.corpusmill.index.sink;

/** What may share a request: writes of one kind, and of one group where they are of nodes. */
record BatchKey(Class<? extends DocumentWrite> kind, String group) {}
