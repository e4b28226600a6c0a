package io.videogateway.conformance.mutant;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the time of an operation over the size of its contract, both on logarithmic axes: what grows linearly is level. */
final class GrowthPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 110;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final int LINE = 17;
    private static final List<String> COLOURS = List.of("#1f6fb4", "#c2571a", "#2b8a3e", "#8b3fa8");

    private final double from;
    private final double to;
    private final double least;
    private final double most;

    private GrowthPlot(Map<GrowthBench.Stage, Map<Integer, List<Double>>> measured) {
        List<Map<Integer, List<Double>>> stages = List.copyOf(measured.values());
        this.from = stages.get(0).keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
        this.to = stages.get(0).keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        double[] values = stages.stream()
                .flatMap(sizes -> sizes.values().stream())
                .mapToDouble(GrowthBench::median)
                .toArray();
        Samples samples = new Samples(values);
        this.least = Math.pow(10, Math.floor(Math.log10(samples.min())));
        this.most = Math.pow(10, Math.ceil(Math.log10(samples.max())));
    }

    static String of(Map<GrowthBench.Stage, Map<Integer, List<Double>>> measured) {
        return new GrowthPlot(measured).draw(measured);
    }

    private String draw(Map<GrowthBench.Stage, Map<Integer, List<Double>>> measured) {
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH, HEIGHT);
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        add(svg, "<text x=\"%d\" y=\"26\" font-size=\"16\">Time per operation, by operations of the contract</text>", LEFT);
        for (double value = least; value <= most * 1.01; value *= 10) {
            add(svg, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, WIDTH - RIGHT, y(value), y(value));
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f µs</text>", LEFT - 8, y(value) + 4, value);
        }
        for (int operations : measured.values().iterator().next().keySet()) {
            add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>", x(operations), HEIGHT - BOTTOM + 22, operations);
        }
        add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">operations</text>",
                (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14);
        Map<GrowthBench.Stage, Double> labels = labels(measured);
        int number = 0;
        for (var stage : measured.entrySet()) {
            String colour = COLOURS.get(number++);
            StringBuilder points = new StringBuilder();
            for (var size : stage.getValue().entrySet()) {
                double median = GrowthBench.median(size.getValue());
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(size.getKey()), y(median)));
                add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x(size.getKey()), y(median), colour);
            }
            add(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                    points.toString().strip(), colour);
            add(svg, "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>", WIDTH - RIGHT + 10,
                    labels.get(stage.getKey()), colour,
                    stage.getKey().name().toLowerCase(Locale.ROOT));
        }
        return svg.append("</svg>\n").toString();
    }

    /** Beside the ends of the lines, and below one another where these meet. */
    private Map<GrowthBench.Stage, Double> labels(Map<GrowthBench.Stage, Map<Integer, List<Double>>> measured) {
        Map<GrowthBench.Stage, Double> ends = new EnumMap<>(GrowthBench.Stage.class);
        measured.forEach(
                (stage, sizes) -> ends.put(stage, y(GrowthBench.median(sizes.get((int) to))) + 4));
        Map<GrowthBench.Stage, Double> labels = new EnumMap<>(GrowthBench.Stage.class);
        double above = 0;
        for (GrowthBench.Stage stage : ends.keySet().stream()
                .sorted(Comparator.comparing(ends::get))
                .toList()) {
            above = Math.max(ends.get(stage), above + LINE);
            labels.put(stage, above);
        }
        return labels;
    }

    private double x(double operations) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(operations / from) / Math.log(to / from);
    }

    private double y(double micros) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(micros / least) / Math.log(most / least);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
