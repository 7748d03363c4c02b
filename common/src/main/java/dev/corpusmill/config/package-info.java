/** The one configuration file: immutable records and the strict reader that fills them. */
@NullMarked
package dev.corpusmill.config;

import org.jspecify.annotations.NullMarked;
