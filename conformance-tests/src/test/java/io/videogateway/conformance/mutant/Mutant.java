package io.videogateway.conformance.mutant;

import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Selection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A gateway with one fault, and the rules that name it.
 *
 * @param what the fault in one line
 * @param seenAt who has it, as far as the field is known; empty for a fault that nobody was seen to have
 * @param rule the rule that must catch it
 * @param beside what else the same fault breaks, as patterns of rule ids
 */
record Mutant(String name, String what, String seenAt, String rule, List<String> beside, Fault fault) {

    /** Begins a row of the table. */
    static Row mutant(String name, String what, Fault fault) {
        return new Row(name, what, "", fault);
    }

    /** A row that does not yet say which rule it breaks. */
    record Row(String name, String what, String seenAt, Fault fault) {

        Row seenAt(String place) {
            return new Row(name, what, place, fault);
        }

        /** Ends the row: this rule catches the fault, and these others name it too. */
        Mutant breaks(String rule, String... beside) {
            return new Mutant(name, what, seenAt, rule, List.of(beside), fault);
        }
    }

    /** Every rule that deviates, in alphabetical order: the fault is blamed on these and on nothing else. */
    Set<String> deviating(List<Rule> catalogue) {
        return Stream.concat(Stream.of(rule), beside.stream())
                .flatMap(pattern -> catalogue.stream()
                        .filter(candidate -> candidate.level() != Level.INFO)
                        .filter(candidate -> Selection.matches(pattern, candidate))
                        .map(Rule::id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
