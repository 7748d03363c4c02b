/** The splitters that come with the program; another one is a provider of its own. */
@NullMarked
package dev.corpusmill.split;

import org.jspecify.annotations.NullMarked;
