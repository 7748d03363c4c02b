package dev.corpusmill.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ratios of several pairs; their median is the result. */
final class Ratios {
    private final List<Double> ratios = new ArrayList<>();

    void add(double ratio) {
        ratios.add(ratio);
    }

    double median() {
        return sorted().get(ratios.size() / 2);
    }

    double lowest() {
        return sorted().get(0);
    }

    double highest() {
        return sorted().get(ratios.size() - 1);
    }

    private List<Double> sorted() {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        return sorted;
    }
}
