/** Spreadsheets as a reader sees them: xlsx, xlsb, xls and ods through one writer of rows. */
@NullMarked
package dev.corpusmill.index.parse.sheet;

import org.jspecify.annotations.NullMarked;
