/** Runs: what a command does, from lease to report. */
@NullMarked
package dev.corpusmill.index.run;

import org.jspecify.annotations.NullMarked;
