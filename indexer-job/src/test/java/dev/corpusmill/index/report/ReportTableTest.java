package dev.corpusmill.index.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.report.RunReport.Documents;
import dev.corpusmill.index.report.RunReport.Failures;
import dev.corpusmill.index.report.RunReport.Work;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    @Test
    void a_file_name_cannot_break_lines_or_command_the_terminal() {
        RunReport.FailedDocument failed =
                new RunReport.FailedDocument("s:a\n\u001b[2Jb.txt", "parse", "REJECTED", "x\ry", true);
        RunReport report = new RunReport(
                "sync",
                1,
                "docs",
                "g1",
                ExitCode.INCOMPLETE,
                "",
                new Documents(1, 0, 0, 0, 1, 0, 0, 0, List.of(), Map.of()),
                Work.NONE,
                new Failures(List.of(failed), List.of(), List.of(), 0, List.of(), "failures.jsonl"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ReportTable.print(report, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("s:a\uFFFD\uFFFD[2Jb.txt: x\uFFFDy")
                .doesNotContain("\u001b", "\r");
    }
}
