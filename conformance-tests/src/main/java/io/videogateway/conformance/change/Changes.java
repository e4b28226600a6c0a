package io.videogateway.conformance.change;

import io.videogateway.conformance.contract.Contract;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All in which two contracts differ, and what it means for those who call and for those who serve.
 *
 * <p>Our own, for no library for Java tells the truth about these contracts. Tried was openapi-diff 2.1.7 with the edits of
 * {@code ChangesTest}: it finds nothing where an OpenAPI 3.1 type changes, where null becomes allowed, or where further
 * properties become forbidden; it calls compatible that a part is removed, that a part has to be one of a few words, and that
 * a property of an answer may be null; and it knows neither the side of the servers nor the clause.
 */
public final class Changes {
    private static final String ROW = "%-11s %-11s %s%n";

    private final List<Change> all;

    private Changes(List<Change> all) {
        this.all = all;
    }

    /**
     * Compares two contracts.
     *
     * @throws io.videogateway.conformance.contract.ContractException if a reference leads nowhere
     */
    public static Changes between(Contract before, Contract after) {
        ChangeList found = new ChangeList();
        new OperationChanges(before, after, found).compare();
        // Last: it takes what is left.
        new Wording(found).compare(before, after);
        return new Changes(found.sorted());
    }

    /** The worst for callers first. */
    public List<Change> all() {
        return all;
    }

    /** The worst that callers meet; cosmetic where nothing differs. */
    public Effect forCallers() {
        return worst(Change::callers);
    }

    /** The worst that servers meet; cosmetic where nothing differs. */
    public Effect forServers() {
        return worst(Change::servers);
    }

    private Effect worst(Function<Change, Effect> side) {
        return all.stream().map(side).reduce(Effect.COSMETIC, Effect::orWorse);
    }

    /** A table for people, one change in two lines. */
    @Override
    public String toString() {
        if (all.isEmpty()) {
            return "nothing that the contracts say differs" + System.lineSeparator();
        }
        StringBuilder table = new StringBuilder(String.format(ROW, "CALLERS", "SERVERS", "WHAT CHANGED, AND WHERE"));
        for (Change change : all) {
            table.append(String.format(ROW, change.callers(), change.servers(), change.what()));
            table.append(String.format(ROW, "", "", change.clause()));
        }
        return table.append(String.format("callers: %s%nservers: %s%n", sum(Change::callers), sum(Change::servers)))
                .toString();
    }

    private String sum(Function<Change, Effect> side) {
        return Stream.of(Effect.values())
                .map(effect -> all.stream()
                                .filter(change -> side.apply(change) == effect)
                                .count() + " " + effect)
                .collect(Collectors.joining(", "));
    }

    /** The changes that are more than cosmetic, as a list in Markdown. */
    public String toMarkdown() {
        return all.stream()
                .filter(change -> change.callers() != Effect.COSMETIC || change.servers() != Effect.COSMETIC)
                .map(change -> "- " + change.callers() + " for callers, " + change.servers() + " for servers: "
                        + code(change.what()) + " at " + code(change.clause().toString()) + "\n")
                .collect(Collectors.joining());
    }

    /** What a vendor wrote is shown, and is no markup. */
    private static String code(String text) {
        return "`" + text.replace('`', '\'').replaceAll("\\s+", " ") + "`";
    }
}
