/** E-books: EPUB and FictionBook. */
@NullMarked
package dev.corpusmill.index.parse.book;

import org.jspecify.annotations.NullMarked;
