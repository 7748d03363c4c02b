/** Web pages, and what is made of them: the text that a browser shows, with its blocks, lists and tables. */
@NullMarked
package dev.corpusmill.index.parse.html;

import org.jspecify.annotations.NullMarked;
