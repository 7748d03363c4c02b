package dev.corpusmill.embed.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a tiny ONNX model by hand: a cross-encoder whose number for a pair is the sum of the weights of the second text's
 * tokens. Fields have the numbers that {@code onnx.proto} gives them.
 */
final class OnnxModelFile {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OnnxModelFile() {}

    /**
     * The model.
     *
     * @param weights by token id
     * @param numbers how many the model gives for a pair
     */
    static byte[] crossEncoder(float[] weights, int numbers) {
        OnnxModelFile graph = new OnnxModelFile();
        graph.message(1, node("Gather", List.of("weights", "input_ids"), "weighted"));
        graph.message(1, node("Cast", List.of("token_type_ids"), "types").message(5, integer("to", FLOAT)));
        graph.message(1, node("Cast", List.of("attention_mask"), "mask").message(5, integer("to", FLOAT)));
        graph.message(1, node("Mul", List.of("weighted", "types"), "second"));
        graph.message(1, node("Mul", List.of("second", "mask"), "counted"));
        graph.message(1, node("ReduceSum", List.of("counted"), "sum").message(5, integers("axes", 1)));
        graph.message(
                1,
                node("Concat", java.util.Collections.nCopies(numbers, "sum"), "logits")
                        .message(5, integer("axis", 1)));
        graph.text(2, "tiny");
        graph.message(5, tensor("weights", weights));
        for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            graph.message(11, value(input, INT64, "rows", "positions"));
        }
        graph.message(12, value("logits", FLOAT, "rows", "numbers"));

        OnnxModelFile model = new OnnxModelFile();
        model.number(1, 7); // version of the format
        model.message(7, graph);
        model.message(8, new OnnxModelFile().text(1, "").number(2, 11)); // version of the operators
        return model.bytes.toByteArray();
    }

    private static OnnxModelFile node(String operator, List<String> inputs, String output) {
        OnnxModelFile node = new OnnxModelFile();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(4, operator);
    }

    private static OnnxModelFile integer(String name, int value) {
        return new OnnxModelFile().text(1, name).number(3, value).number(20, 2);
    }

    private static OnnxModelFile integers(String name, int value) {
        return new OnnxModelFile().text(1, name).number(8, value).number(20, 7);
    }

    private static OnnxModelFile tensor(String name, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return new OnnxModelFile()
                .number(1, values.length)
                .number(2, FLOAT)
                .text(8, name)
                .bytes(9, raw.array());
    }

    private static OnnxModelFile value(String name, int type, String... dimensions) {
        OnnxModelFile shape = new OnnxModelFile();
        for (String dimension : dimensions) {
            shape.message(1, new OnnxModelFile().text(2, dimension));
        }
        OnnxModelFile tensor = new OnnxModelFile().number(1, type).message(2, shape);
        return new OnnxModelFile().text(1, name).message(2, new OnnxModelFile().message(1, tensor));
    }

    private OnnxModelFile message(int field, OnnxModelFile message) {
        return bytes(field, message.bytes.toByteArray());
    }

    private OnnxModelFile text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private OnnxModelFile bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private OnnxModelFile number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while (left >= 0x80) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
