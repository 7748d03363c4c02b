package dev.corpusmill.index.sink;

/** The mean of vectors that come one by one; empty without any. */
final class MeanVector {
    private float[] sum = new float[0];
    private long count;

    void add(float[] vector) {
        if (sum.length == 0) {
            sum = new float[vector.length];
        }
        for (int i = 0; i < vector.length; i++) {
            sum[i] += vector[i];
        }
        count++;
    }

    float[] get() {
        float[] mean = sum.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= count;
        }
        return mean;
    }
}
