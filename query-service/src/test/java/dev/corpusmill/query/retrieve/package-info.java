@NullMarked
package dev.corpusmill.query.retrieve;

import org.jspecify.annotations.NullMarked;
