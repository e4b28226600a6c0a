package io.videogateway.conformance.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What several runs of one thing gave. */
record Samples(double... sorted) {
    Samples {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    static <T> Samples of(List<T> runs, ToDoubleFunction<T> value) {
        return new Samples(runs.stream().mapToDouble(value).toArray());
    }

    double min() {
        return sorted[0];
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double max() {
        return sorted[sorted.length - 1];
    }

    /** Run by run, for two things that were run in turn. */
    static Samples ratios(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return new Samples(ratios);
    }

    /** Smallest, median and largest. */
    String row(String format) {
        return String.format(Locale.ROOT, format + " | " + format + " | " + format, min(), median(), max());
    }
}
