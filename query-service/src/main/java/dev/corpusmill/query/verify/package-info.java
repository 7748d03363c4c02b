/** Whether an answer's sources exist, and say what it says. */
@NullMarked
package dev.corpusmill.query.verify;

import org.jspecify.annotations.NullMarked;
