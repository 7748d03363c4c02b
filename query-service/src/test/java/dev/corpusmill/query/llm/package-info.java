@NullMarked
package dev.corpusmill.query.llm;

import org.jspecify.annotations.NullMarked;
