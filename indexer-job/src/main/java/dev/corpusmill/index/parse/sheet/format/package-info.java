/** Number format codes of spreadsheets: from a stored value to what the cell shows. */
@NullMarked
package dev.corpusmill.index.parse.sheet.format;

import org.jspecify.annotations.NullMarked;
