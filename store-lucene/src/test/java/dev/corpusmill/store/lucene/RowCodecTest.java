package dev.corpusmill.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class RowCodecTest {
    @Test
    void a_row_of_0_2_which_ends_behind_its_metadata_is_read_without_parts_of_its_place() throws IOException {
        Node node = Rows.node("s:a")
                .text("text")
                .place(new Place(3, 10, 14, "One > Two"))
                .build()
                .withVector(new float[0]);
        ByteBuffersDataOutput place = new ByteBuffersDataOutput();
        PlaceCodec.write(place, node.place());
        BytesRef row = RowCodec.encode(node);
        row.length -= (int) place.size();

        assertThat(RowCodec.decodeNode(row).place()).isEqualTo(node.place());
        assertThat(RowCodec.decodeNode(row).metadata()).isEqualTo(node.metadata());
    }

    @Test
    void a_row_without_boxes_is_written_as_before_there_were_any() throws IOException {
        ByteBuffersDataOutput place = new ByteBuffersDataOutput();
        PlaceCodec.write(place, new Place(3, 10, 14, "One > Two"));
        assertThat(place.size()).isEqualTo(2 * Integer.BYTES + 1);
    }
}
