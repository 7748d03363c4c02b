/** The commands of the query program. */
@NullMarked
package dev.corpusmill.query.command;

import org.jspecify.annotations.NullMarked;
