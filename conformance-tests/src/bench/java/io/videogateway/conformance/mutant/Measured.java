package io.videogateway.conformance.mutant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process from its start to its end.
 *
 * @param wallMillis by the clock
 * @param cpuMillis user and system; 0 where the machine has no /proc
 * @param peakMebibytes the most that was resident; 0 where the machine has no /proc
 */
record Measured(double wallMillis, double cpuMillis, double peakMebibytes, int status, String output) {
    private static final double TICK_MILLIS = 10;

    static Measured run(List<String> command, Map<String, String> environment, String input) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        // What /proc says goes with the process, so that it is asked again and again.
        double[] last = new double[2];
        Thread watch = new Thread(() -> {
            while (process.isAlive()) {
                read(process.pid(), last);
                try {
                    TimeUnit.MILLISECONDS.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watch.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        double wall = (System.nanoTime() - start) / 1e6;
        watch.interrupt();
        watch.join();
        return new Measured(wall, last[0], last[1], status, output);
    }

    private static void read(long process, double[] last) {
        Path proc = Path.of("/proc", String.valueOf(process));
        try {
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
            last[0] = Math.max(last[0], cpu);
            for (String line : Files.readAllLines(proc.resolve("status"))) {
                if (line.startsWith("VmHWM:")) {
                    last[1] = Math.max(last[1], Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
                }
            }
        } catch (IOException | RuntimeException e) {
            // It has ended; what was read before counts.
            return;
        }
    }
}
