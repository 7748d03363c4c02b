@NullMarked
package dev.corpusmill.query.cache;

import org.jspecify.annotations.NullMarked;
