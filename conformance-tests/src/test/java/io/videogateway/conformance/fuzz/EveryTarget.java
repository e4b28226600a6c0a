package io.videogateway.conformance.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All targets in one, for a short run: most of its time would go into starting a Java and a fuzzer for each. */
public final class EveryTarget {
    static final List<String> NAMES = List.of("contract", "envelope", "judge", "multipart", "profile", "redaction");

    private EveryTarget() {}

    /** What makes an input one for this target. */
    static byte[] prefixed(String target, byte[] input) {
        byte[] prefixed = new byte[input.length + 1];
        prefixed[0] = (byte) NAMES.indexOf(target);
        System.arraycopy(input, 0, prefixed, 1, input.length);
        return prefixed;
    }

    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        if (input.length > 0) {
            run(NAMES.get(Math.floorMod(input[0], NAMES.size())), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static void run(String target, byte[] input) throws Throwable {
        String name = target.substring(0, 1).toUpperCase(Locale.ROOT) + target.substring(1) + "Target";
        Method method = Class.forName(EveryTarget.class.getPackageName() + "." + name)
                .getDeclaredMethod("fuzzerTestOneInput", byte[].class);
        try {
            method.invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
