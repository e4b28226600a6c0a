package io.videogateway.client;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that creates videos with one library: what {@link ClientBench} starts, times and counts. */
interface Contender {

    /** Creates one video under this name and returns its id. */
    String create(String call) throws Exception;

    /** Arguments: cold, allocation or faults; and for faults how many calls. */
    static void run(Contender contender, String... args) throws Exception {
        switch (args[0]) {
            case "cold" -> {
                System.out.println(contender.create("cold"));
                System.out.flush();
                System.out.println(cpuMillis());
            }
            case "allocation" -> System.out.println(allocation(contender));
            case "faults" -> System.out.println(faults(contender, Integer.parseInt(args[1])));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.flush();
        // A library may have threads that outlive their work; they are none of this measurement.
        Runtime.getRuntime().halt(0);
    }

    /** Of the whole process until now. */
    private static long cpuMillis() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1_000_000;
    }

    /** Bytes on all threads for one call, once it is warm. */
    private static long allocation(Contender contender) throws Exception {
        for (int i = 0; i < 3_000; i++) {
            contender.create("warm");
        }
        int calls = 2_000;
        long before = allocated();
        for (int i = 0; i < calls; i++) {
            contender.create("measured");
        }
        return (allocated() - before) / calls;
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /** How many of the calls brought a result. */
    private static int faults(Contender contender, int calls) throws Exception {
        AtomicInteger results = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String call = "call-" + i;
            futures.add(threads.submit(() -> {
                try {
                    contender.create(call);
                    results.incrementAndGet();
                } catch (Exception failed) {
                    // The server counts what matters.
                }
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        return results.get();
    }
}
