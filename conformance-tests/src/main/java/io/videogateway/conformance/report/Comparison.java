package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changed at gateways between two runs or two matrices. */
public final class Comparison {
    private static final Set<Outcome> UNTOLD = Set.of(Outcome.UNDECIDED, Outcome.SKIPPED);

    /** A kind of change, in the order in which readers want to know. */
    public enum Kind {
        NEWLY_FAILING("newly failing"),
        NEW_WARNING("new warning"),
        NO_LONGER_TOLD("no longer told"),
        FIXED("fixed"),
        OTHER("otherwise changed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * One change.
     *
     * @param rule the id of the rule
     * @param from what the old run said; null where it did not judge the rule
     * @param to what the new one says; null where it does not judge the rule
     */
    public record Change(
            String gateway,
            Kind kind,
            String rule,
            Level level,
            @Nullable Outcome from,
            @Nullable Outcome to) {
        @Override
        public String toString() {
            return String.format(
                    "%-17s %s  %s  %s -> %s",
                    kind.words, rule, level, word(from, "not judged"), word(to, "not judged"));
        }

        private static String word(@Nullable Outcome outcome, String otherwise) {
            return outcome == null ? otherwise : outcome.word();
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> gateways = new TreeSet<>();
    private boolean gatewayGone;

    private Comparison() {}

    public static Comparison of(RecordedOutcomes before, RecordedOutcomes after) {
        Comparison comparison = new Comparison();
        Set<String> names = new TreeSet<>(before.gateways().keySet());
        names.addAll(after.gateways().keySet());
        if (names.isEmpty()) {
            comparison.notes.add("no gateway is in either record");
        }
        for (String name : names) {
            comparison.compare(
                    name, before.gateways().get(name), after.gateways().get(name));
        }
        return comparison;
    }

    /** Who says the same in both, or anything in one of them, one note for each. */
    private void compare(
            String name, RecordedOutcomes.@Nullable Gateway before, RecordedOutcomes.@Nullable Gateway after) {
        if (after == null) {
            gatewayGone = true;
            notes.add(name + " is not in the new record");
            return;
        }
        if (before == null) {
            notes.add(name + " is not in the old record");
            return;
        }
        gateways.add(name);
        boolean sameContract = before.contract().equals(after.contract());
        if (!sameContract) {
            notes.add(name + " was judged by another contract");
        }
        Set<String> rules = new LinkedHashSet<>(after.rules().keySet());
        rules.addAll(before.rules().keySet());
        for (String rule : rules) {
            RecordedOutcomes.Cell from = before.rules().get(rule);
            RecordedOutcomes.Cell to = after.rules().get(rule);
            Level level = to != null ? to.level() : from != null ? from.level() : Level.INFO;
            Outcome said = from == null ? null : from.outcome();
            Outcome says = to == null ? null : to.outcome();
            if (said != says && level != Level.INFO) {
                changes.add(new Change(name, kind(said, says, sameContract), rule, level, said, says));
            }
        }
    }

    private static Kind kind(@Nullable Outcome from, @Nullable Outcome to, boolean sameContract) {
        if (to == Outcome.FAILED) {
            return Kind.NEWLY_FAILING;
        }
        if (to == Outcome.WARNED && from != Outcome.FAILED) {
            return Kind.NEW_WARNING;
        }
        // Another contract has other rules; of the same one, the new run left out what it does not judge.
        boolean untold = to == null ? sameContract : UNTOLD.contains(to);
        if (untold && from != null && !UNTOLD.contains(from)) {
            return Kind.NO_LONGER_TOLD;
        }
        return to == Outcome.PASSED && (from == Outcome.FAILED || from == Outcome.WARNED || from == Outcome.KNOWN)
                ? Kind.FIXED
                : Kind.OTHER;
    }

    /** The changes, gateway by gateway in alphabetical order. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Whether a gateway breaks what it kept before, or warns where it did not. */
    public boolean isWorse() {
        return changes.stream()
                .anyMatch(change -> change.kind() == Kind.NEWLY_FAILING || change.kind() == Kind.NEW_WARNING);
    }

    /** Whether the new record does not tell what the old one told of a rule that binds, or of a whole gateway. */
    public boolean isUntold() {
        return gatewayGone
                || gateways.isEmpty()
                || changes.stream()
                        .anyMatch(change -> change.kind() == Kind.NO_LONGER_TOLD && change.level() == Level.MUST);
    }

    /** One line for each gateway, its changes below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(note).append('\n'));
        for (String gateway : gateways) {
            List<Change> own = changes.stream()
                    .filter(change -> change.gateway().equals(gateway))
                    .sorted((one, other) -> one.kind().compareTo(other.kind()))
                    .toList();
            text.append(gateway).append(": ").append(sum(own)).append('\n');
            own.forEach(change -> text.append("  ").append(change).append('\n'));
        }
        return ConsoleReport.printable(text.toString());
    }

    private static String sum(List<Change> changes) {
        if (changes.isEmpty()) {
            return "nothing changed";
        }
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((kind, count) -> words.add(count + " " + kind.words));
        return String.join(", ", words);
    }
}
