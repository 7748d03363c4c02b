package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.model.Vectors;
import java.nio.FloatBuffer;

/** Makes one vector of length 1 of a model's vectors per position. */
final class Pooling {
    private Pooling() {}

    /**
     * The vector of one row of a batch.
     *
     * @param tokens how many positions of the row are not padding
     */
    static float[] vector(String pooling, OnnxSession.Output output, int row, int tokens) {
        FloatBuffer values = output.values();
        int width = output.width();
        int start = row * output.positions() * width;
        boolean pooled = output.positions() == 1; // by the model itself, or there is nothing to choose from
        boolean mean = pooling.equals(ModelFiles.MEAN) && !pooled;
        if (pooling.equals(ModelFiles.LAST) && !pooled) {
            start += (tokens - 1) * width;
        }
        float[] vector = new float[width];
        for (int position = 0; position < (mean ? tokens : 1); position++) {
            for (int i = 0; i < width; i++) {
                vector[i] += values.get(start + position * width + i);
            }
        }
        return Vectors.normalize(vector);
    }
}
