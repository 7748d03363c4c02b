@NullMarked
package dev.corpusmill.query.limit;

import org.jspecify.annotations.NullMarked;
