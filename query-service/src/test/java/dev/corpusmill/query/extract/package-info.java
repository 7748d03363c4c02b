@NullMarked
package dev.corpusmill.query.extract;

import org.jspecify.annotations.NullMarked;
