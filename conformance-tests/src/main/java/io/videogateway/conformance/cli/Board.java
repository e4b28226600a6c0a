package io.videogateway.conformance.cli;

import io.videogateway.conformance.report.ConsoleReport;
import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows what several gateways are doing. Lines that last stand above; on a terminal, one line for each gateway that is being
 * checked stands below them and changes.
 */
final class Board {
    private static final int WIDTH = 79;
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final boolean live;
    private final Map<String, String> running = new LinkedHashMap<>();
    private int drawn;

    private Board(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** Changing lines for people at a terminal, lasting ones for logs. */
    static Board on(PrintWriter out, UnaryOperator<@Nullable String> environment) {
        @Nullable String terminal = environment.apply("TERM");
        boolean plain = terminal == null || terminal.equals("dumb") || environment.apply("CI") != null;
        return new Board(out, !plain && isTerminal(System.console()));
    }

    /** Newer versions of Java give a console also where there is no terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Says what a gateway is doing now. */
    synchronized void doing(String gateway, String what) {
        running.put(gateway, what);
        if (live) {
            erase();
            draw();
        }
    }

    /** A gateway is no longer being checked, for the reason in the line. */
    synchronized void done(String gateway, String line) {
        running.remove(gateway);
        last(line);
    }

    /** A line that stays. */
    synchronized void last(String line) {
        erase();
        out.println(ConsoleReport.printable(line));
        draw();
    }

    private void erase() {
        if (live && drawn > 0) {
            out.print("\u001b[" + drawn + "A\r" + ERASE_BELOW);
            drawn = 0;
        }
    }

    private void draw() {
        if (!live) {
            return;
        }
        running.forEach((gateway, what) -> {
            String line = ConsoleReport.printable(String.format("%-24s %s", gateway, what));
            out.println(line.length() <= WIDTH ? line : line.substring(0, WIDTH));
        });
        drawn = running.size();
        out.flush();
    }
}
