package dev.corpusmill.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "429, OVERLOADED",
        "503, OVERLOADED",
        "529, OVERLOADED",
        "408, TRANSIENT",
        "409, TRANSIENT",
        "425, TRANSIENT",
        "500, TRANSIENT",
        "502, TRANSIENT",
        "504, TRANSIENT",
        "507, TRANSIENT",
        "520, TRANSIENT",
        "524, TRANSIENT",
        "530, TRANSIENT",
        "401, FATAL",
        "403, FATAL",
        "404, FATAL",
        "405, FATAL",
        "407, FATAL",
        "410, FATAL",
        "501, FATAL",
        "505, FATAL",
        "511, FATAL",
        "302, FATAL",
        "600, FATAL",
        "400, REJECTED",
        "413, REJECTED",
        "418, REJECTED",
        "422, REJECTED"
    })
    void each_status_has_one_meaning(int status, FailureKind kind) {
        assertThat(HttpFailures.kind(status)).isEqualTo(kind);
    }
}
