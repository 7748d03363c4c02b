@NullMarked
package dev.corpusmill.managed;

import org.jspecify.annotations.NullMarked;
