package dev.corpusmill.store.milvus;

import static dev.corpusmill.api.model.FailureKind.FATAL;
import static dev.corpusmill.api.model.FailureKind.OVERLOADED;
import static dev.corpusmill.api.model.FailureKind.REJECTED;
import static dev.corpusmill.api.model.FailureKind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of failures: each status of gRPC, the server's codes, and the words of Milvus Lite. */
class MilvusFailuresTest {
    private static final Map<Status.Code, FailureKind> STATUSES = new EnumMap<>(Map.ofEntries(
            Map.entry(Status.Code.CANCELLED, TRANSIENT),
            Map.entry(Status.Code.UNKNOWN, TRANSIENT),
            Map.entry(Status.Code.INVALID_ARGUMENT, REJECTED),
            Map.entry(Status.Code.DEADLINE_EXCEEDED, TRANSIENT),
            Map.entry(Status.Code.NOT_FOUND, FATAL),
            Map.entry(Status.Code.ALREADY_EXISTS, FATAL),
            Map.entry(Status.Code.PERMISSION_DENIED, FATAL),
            Map.entry(Status.Code.RESOURCE_EXHAUSTED, OVERLOADED),
            Map.entry(Status.Code.FAILED_PRECONDITION, FATAL),
            Map.entry(Status.Code.ABORTED, TRANSIENT),
            Map.entry(Status.Code.OUT_OF_RANGE, REJECTED),
            Map.entry(Status.Code.UNIMPLEMENTED, FATAL),
            Map.entry(Status.Code.INTERNAL, TRANSIENT),
            Map.entry(Status.Code.UNAVAILABLE, TRANSIENT),
            Map.entry(Status.Code.DATA_LOSS, TRANSIENT),
            Map.entry(Status.Code.UNAUTHENTICATED, FATAL)));

    @Test
    void each_status_of_grpc_has_its_meaning() {
        for (Status.Code code : Status.Code.values()) {
            if (code != Status.Code.OK) {
                assertThat(classified(status(code, "some reason")).kind())
                        .as(code.name())
                        .isEqualTo(STATUSES.get(code));
            }
        }
    }

    @Test
    void a_message_over_the_limit_is_refused_and_not_repeated_for_minutes() {
        RuntimeException large = status(
                Status.Code.RESOURCE_EXHAUSTED, "grpc: received message larger than max (67108865 vs. 67108864)");

        assertThat(classified(large).kind()).isEqualTo(REJECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "1, service not ready, TRANSIENT",
        "2, service unavailable, TRANSIENT",
        "3, memory limit exceeded, OVERLOADED",
        "4, too many requests, OVERLOADED",
        "8, request is rejected by rate limiter, OVERLOADED",
        "7, disk limit exceeded, FATAL",
        "9, quota exceeded, OVERLOADED",
        "12, resource insufficient, OVERLOADED",
        "100, collection not found, FATAL",
        "101, collection not loaded, TRANSIENT",
        "106, collection on recovering, TRANSIENT",
        "503, channel not available, TRANSIENT",
        "700, index not found, FATAL",
        "800, database not found, FATAL",
        "1100, invalid parameter, REJECTED",
        "1102, parameter too large, REJECTED",
        "1400, not authenticated, FATAL",
        "1401, permission deny, FATAL",
        "1600, alias not found, FATAL",
        "1303, deny to write the message to mq, OVERLOADED",
        "1701, field name invalid, REJECTED",
        "10001, context deadline exceeded, TRANSIENT",
        "65535, unexpected error, TRANSIENT",
        "4711, a code of a later server, TRANSIENT",
    })
    void codes_of_the_server_have_their_meaning(int code, String message, FailureKind kind) {
        assertThat(classified(server(code, message)).kind()).isEqualTo(kind);
    }

    @Test
    void a_code_that_speaks_of_the_server_costs_no_document_whatever_its_words() {
        assertThat(classified(server(7, "disk limit exceeded[predict=1][limit=1]: invalid state"))
                        .kind())
                .isEqualTo(FATAL);
        assertThat(classified(server(503, "channel not available: dimension exceeds max"))
                        .kind())
                .isEqualTo(TRANSIENT);
    }

    @Test
    void the_numbers_that_the_client_cannot_read_are_illegal_arguments() {
        RuntimeException mangled = new MilvusClientException(
                ErrorCode.CLIENT_ERROR, new IllegalArgumentException("Can't get the number of an unknown enum value."));

        assertThat(classified(mangled).kind()).isEqualTo(REJECTED);
    }

    @Test
    void what_the_client_itself_refuses_is_refused() {
        assertThat(classified(new MilvusClientException(ErrorCode.INVALID_PARAMS, "field text is missing"))
                        .kind())
                .isEqualTo(REJECTED);
        assertThat(classified(new IllegalStateException("a defect")).kind()).isEqualTo(FATAL);
    }

    @ParameterizedTest
    @CsvSource({
        "the length of string exceeds max length, REJECTED",
        "vector dimension mismatch: expected 4 got 3, REJECTED",
        "collection 'docs_g1__chunk' is not loaded, TRANSIENT",
        "quota exceeded[reason=rate type: DMLUpsert], OVERLOADED",
        "disk full, FATAL",
        "[Errno 28] No space left on device, FATAL",
        "rpc error: context deadline exceeded, TRANSIENT",
        "fail to search on all shard leaders, TRANSIENT",
        "partition 'x' does not exist, FATAL",
    })
    void where_the_code_says_nothing_the_words_do(String message, FailureKind kind) {
        assertThat(classified(server(65_535, message)).kind()).isEqualTo(kind);
    }

    @Test
    void a_deadline_and_a_broken_connection_may_pass() {
        assertThat(classified(new MilvusClientException(ErrorCode.TIMEOUT, "deadline exceeded"))
                        .kind())
                .isEqualTo(TRANSIENT);
        assertThat(classified(new MilvusClientException(ErrorCode.RPC_ERROR, "io exception"))
                        .kind())
                .isEqualTo(TRANSIENT);
    }

    @Test
    void the_message_says_what_was_tried_and_what_to_change() {
        assertThat(classified(status(Status.Code.UNAUTHENTICATED, "auth check failure")))
                .hasMessage("milvus upsert failed: collection=c reason=UNAUTHENTICATED: auth check failure"
                        + " (is store.milvus.token right?)");
        assertThat(classified(status(Status.Code.UNAVAILABLE, "io exception")).getMessage())
                .contains("store.milvus.uri");
        assertThat(classified(server(1100, "unexpected token")).getMessage()).doesNotContain("store.milvus.token");
        assertThat(classified(server(1401, "x")).getMessage()).contains("the user of store.milvus.token");
        assertThat(classified(server(800, "database not found[database=x]")).getMessage())
                .contains("store.milvus.database");
    }

    @Test
    void what_is_not_there_and_what_exists_already_is_told_apart() {
        assertThat(MilvusFailures.notThere(server(100, "can't find collection[collection=x]")))
                .isTrue();
        assertThat(MilvusFailures.notThere(server(1600, "alias not found[alias=x]")))
                .isTrue();
        assertThat(MilvusFailures.notThere(server(1, "collection 'x' does not exist")))
                .isTrue();
        assertThat(MilvusFailures.notThere(server(1, "rate limit"))).isFalse();
        assertThat(MilvusFailures.exists(server(65535, "create duplicate collection with different parameters")))
                .isTrue();
        assertThat(MilvusFailures.exists(server(1, "disk full"))).isFalse();
    }

    private static StoreException classified(RuntimeException failure) {
        return MilvusFailures.of(failure, "upsert", "collection=c");
    }

    private static RuntimeException status(Status.Code code, String description) {
        return new MilvusClientException(
                ErrorCode.CLIENT_ERROR,
                Status.fromCode(code).withDescription(description).asRuntimeException());
    }

    private static RuntimeException server(int code, String message) {
        return new MilvusClientException(ErrorCode.SERVER_ERROR, message, code, 0);
    }
}
