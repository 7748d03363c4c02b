package dev.corpusmill.embed;

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
        boolean mean = pooling.equals(ModelFiles.MEAN) && output.positions() > 1;
        float[] vector = new float[width];
        for (int position = 0; position < (mean ? tokens : 1); position++) {
            for (int i = 0; i < width; i++) {
                vector[i] += values.get(start + position * width + i);
            }
        }
        return normalized(vector);
    }

    /** Scales a vector to length 1, in place; one without a direction becomes not-a-number, which callers refuse. */
    static float[] normalized(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    static boolean finite(float[] vector) {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
