package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.corpusmill.index.cluster.FlinkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What schedulers read is what the published schema says. */
class ReportSchemaTest {
    private static final Path SCHEMA = Path.of("../conf/report.schema.json");

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    @Test
    void reports_of_runs_that_end_in_every_way_have_the_published_form() throws IOException {
        SyncHarness index = new SyncHarness(work);
        index.write("a.txt", "The lamp is lit at dusk.");
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");
        index.write("empty.txt", " ");
        index.write("large.txt", "The keeper trims the wick before dusk. ".repeat(30));
        index.set("parse.max-file-size=1KB");

        assertThat(index.sync()).isEqualTo(4);
        assertThat(valid(index.report()).get("seconds").get("busy-parse").asDouble())
                .isPositive();
        assertThat(index.set("guards.max-failed=50%")
                        .set("guards.max-empty=50%")
                        .sync())
                .isZero();
        valid(index.report());
        Files.delete(index.corpus.resolve("a.txt"));
        assertThat(index.sync()).isEqualTo(3);
        valid(index.report());
        assertThat(index.set("embedding.engine=onnxruntime").sync()).isEqualTo(3);
        valid(index.report());
        assertThat(index.set("sources[0].uri=" + work.resolve("gone")).sync()).isEqualTo(1);
        JsonNode failed = valid(index.report());

        assertThat(schema().validate(((ObjectNode) failed).put("surprise", 1)))
                .as("the schema is no formality")
                .hasSize(1);
    }

    private static JsonNode valid(JsonNode report) throws IOException {
        assertThat(schema().validate(report)).isEmpty();
        return report;
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }
}
