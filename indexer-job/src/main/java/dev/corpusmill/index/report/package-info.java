/** What a run did: live progress, the table, report.json, the dead-letter file. */
@NullMarked
package dev.corpusmill.index.report;

import org.jspecify.annotations.NullMarked;
