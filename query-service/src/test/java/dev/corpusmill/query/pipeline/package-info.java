@NullMarked
package dev.corpusmill.query.pipeline;

import org.jspecify.annotations.NullMarked;
