/** An example of a plug-in: a splitter that makes a node of each word, and a route that finds nodes by their one word. */
@NullMarked
package dev.corpusmill.example.words;

import org.jspecify.annotations.NullMarked;
