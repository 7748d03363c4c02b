package dev.corpusmill.index.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.index.report.ReportTable;
import java.io.PrintStream;

/** Prints documents, a line each: state, id, and why it is not indexed or what of it could not be read. */
final class DocumentLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final boolean json;

    DocumentLines(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(CatalogueRow row) {
        Failure failure = row.failure();
        String reason = failure == null
                ? String.join("; ", row.warnings())
                : failure.stage().label() + " " + failure.kind() + ": " + failure.reason();
        if (json) {
            ObjectNode line = JSON.createObjectNode();
            line.put("document", row.documentId());
            line.put("state", row.status().name());
            line.put("reason", reason);
            line.put("size", row.file().size());
            line.put("modifiedMillis", row.file().modifiedMillis());
            out.println(line);
        } else {
            out.println((row.status() + "  " + ReportTable.printable(row.documentId()) + "  "
                            + ReportTable.printable(reason))
                    .stripTrailing());
        }
    }
}
