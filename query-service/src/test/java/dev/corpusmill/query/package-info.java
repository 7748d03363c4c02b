@NullMarked
package dev.corpusmill.query;

import org.jspecify.annotations.NullMarked;
