package io.videogateway.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that uploads one file with one library, a round at a time, whenever {@link UploadBench} asks for one. */
interface UploadRounds {

    /** Creates one video from this file and returns its id. */
    String create(Path file) throws Exception;

    /**
     * Reads lines with a file, how many calls and how many of them at a time. Answers each with the nanoseconds of the
     * round and of the slowest call but a hundredth.
     */
    static void serve(UploadRounds library) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order; (order = orders.readLine()) != null; ) {
            String[] words = order.split("\t");
            System.out.println(round(library, Path.of(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
        // A library may have threads that outlive their work; they are none of this measurement.
        System.exit(0);
    }

    private static String round(UploadRounds library, Path file, int calls, int atATime) throws Exception {
        long[] nanos = new long[calls];
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        Future<?>[] senders = new Future<?>[atATime];
        long start = System.nanoTime();
        for (int i = 0; i < atATime; i++) {
            senders[i] = threads.submit(() -> {
                for (int call; (call = next.getAndIncrement()) < calls; ) {
                    long sent = System.nanoTime();
                    if (!library.create(file).equals("video_1")) {
                        throw new IllegalStateException("another video than the server created");
                    }
                    nanos[call] = System.nanoTime() - sent;
                }
                return null;
            });
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        long all = System.nanoTime() - start;
        threads.shutdown();
        Arrays.sort(nanos);
        return "round\t" + all + "\t" + nanos[(int) Math.ceil(0.99 * calls) - 1];
    }
}
