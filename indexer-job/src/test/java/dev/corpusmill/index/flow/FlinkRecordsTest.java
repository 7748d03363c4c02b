package dev.corpusmill.index.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kryo is slow, and what it wrote cannot be read by the next version: no record of the job may fall back to it. */
class FlinkRecordsTest {
    static Stream<Class<?>> records() {
        return Stream.of(PlanEntry.class, ParsedRecord.class, ChunkRecord.class, EmbeddedRecord.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_record_of_the_stream_is_serialized_without_kryo(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);

        TypeSerializer<?> serializer = TypeInformation.of(type).createSerializer(config);

        assertThat(serializer).isInstanceOf(PojoSerializer.class);
    }
}
