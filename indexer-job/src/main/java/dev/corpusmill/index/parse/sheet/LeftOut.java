package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseWarnings;
import org.apache.tika.metadata.Metadata;

/** Counts what of a workbook is not in its text, for one line of the report. */
final class LeftOut {
    int sheets;
    int rows;
    int columns;
    int formulas; // without a stored value

    void report(Metadata metadata) {
        if (sheets + rows + columns > 0) {
            ParseWarnings.add(
                    metadata,
                    "hidden content left out: sheets=" + sheets + " rows=" + rows + " columns=" + columns
                            + " switch=parse.hidden");
        }
        if (formulas > 0) {
            ParseWarnings.add(metadata, "formulas without a stored value: count=" + formulas);
        }
    }
}
