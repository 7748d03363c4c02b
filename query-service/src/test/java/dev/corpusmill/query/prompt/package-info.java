@NullMarked
package dev.corpusmill.query.prompt;

import org.jspecify.annotations.NullMarked;
