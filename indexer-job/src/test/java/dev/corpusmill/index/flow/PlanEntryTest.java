package dev.corpusmill.index.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Others read plan files, and a plan may be applied by a later version: names and order of the fields stay. */
class PlanEntryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final PlanEntry ENTRY = Entries.of(PlanAction.UPDATE, "s:a.txt")
            .file(FileStamp.listed(12, 34).withContentHash("c0"))
            .version(56)
            .access(new Access("harbour", List.of("wardens", "keepers"), Map.of("team", "lamp")))
            .chunks(3)
            .clean()
            .build();

    private static final String LINE = "{\"op\":\"UPDATE\",\"document\":\"s:a.txt\",\"uri\":\"file:///s:a.txt\","
            + "\"size\":12,\"mtime\":34,\"version\":56,\"contentHash\":\"c0\",\"tenant\":\"harbour\","
            + "\"principals\":[\"wardens\",\"keepers\"],\"metadata\":{\"team\":\"lamp\"},\"accessHash\":\""
            + ENTRY.access().hash()
            + "\",\"nodes\":{\"chunk\":3},\"clean\":true,\"reason\":\"test\"}";

    @Test
    void a_line_of_a_plan_file_has_the_published_fields_in_their_order() throws IOException {
        assertThat(JSON.writeValueAsString(ENTRY)).isEqualTo(LINE);
    }

    @Test
    void a_line_is_read_as_the_entry_that_was_written() throws IOException {
        assertThat(JSON.readValue(LINE, PlanEntry.class)).isEqualTo(ENTRY);
    }
}
