@NullMarked
package dev.corpusmill.testkit.llm;

import org.jspecify.annotations.NullMarked;
