@NullMarked
package dev.corpusmill.query.generate;

import org.jspecify.annotations.NullMarked;
