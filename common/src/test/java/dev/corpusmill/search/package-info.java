@NullMarked
package dev.corpusmill.search;

import org.jspecify.annotations.NullMarked;
