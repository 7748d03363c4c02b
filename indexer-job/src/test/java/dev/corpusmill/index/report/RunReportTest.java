package dev.corpusmill.index.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.index.report.RunReport.Documents;
import dev.corpusmill.index.report.RunReport.Failures;
import dev.corpusmill.index.report.RunReport.Work;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunReportTest {
    @Test
    void the_report_is_one_flat_object_with_the_published_fields_in_their_order() throws IOException {
        RunReport report = new RunReport(
                "sync",
                7,
                "docs",
                "g1",
                ExitCode.DONE,
                "",
                new Documents(10, 1, 2, 3, 4, 5, 6, 7, List.of("s:folder"), Map.of()),
                new Work(Map.of("chunk", 8L), Map.of("de", 1L), 9, 10, 11, 12, 0, Map.of("total", 1.5)),
                new Failures(List.of(), List.of(), List.of("s:empty.txt"), 13, List.of(), "failures.jsonl"));

        assertThat(new ObjectMapper().writeValueAsString(report))
                .isEqualTo("{\"command\":\"sync\",\"run\":7,\"index\":\"docs\",\"generation\":\"g1\",\"exitCode\":0,"
                        + "\"message\":\"\",\"inputs\":10,\"indexed\":1,\"unchanged\":2,\"empty\":3,\"failed\":4,"
                        + "\"skipped\":5,\"deleted\":6,\"missing\":7,\"incomplete\":[\"s:folder\"],"
                        + "\"nodes\":{\"chunk\":8},\"languages\":{\"de\":1},\"tokens\":9,\"embedded\":10,\"reused\":11,\"writes\":12,\"restarts\":0,"
                        + "\"seconds\":{\"total\":1.5},\"failures\":[],\"skippedDocuments\":[],\"emptyDocuments\":[\"s:empty.txt\"],\"warned\":13,"
                        + "\"warnings\":[],\"failuresFile\":\"failures.jsonl\"}");
    }
}
