package dev.corpusmill.index.parse.html;

/** How an element stands among its neighbours. */
enum Display {
    /** Not at all. */
    NONE,
    /** In its line; nothing comes between it and the words beside it. */
    INLINE,
    /** In its line, like a button or a picture: the words beside it are words of their own. */
    APART,
    /** As a block of its own. */
    BLOCK
}
