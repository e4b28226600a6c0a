package io.videogateway.conformance.mutant;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Family;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Rules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code RULES.md} from what the rules declare and from what the suite says of faulty gateways. */
final class RulesPage {
    private static final String PREFACE = """
            # The rules

            What the suite judges, why, and how it says so. Written from the declarations of the rules and from runs over
            gateways with one fault each; a test compares it with both. This writes it again:

                mvn test -Dtest=RulesPageTest -Drules.update=true -Dsurefire.failIfNoSpecifiedTests=false

            Where the contract has changed since, `scripts/verify` does so by itself.

            The ids are those of the bundled contract, `openapi/video-gateway.yaml` with the SHA-256
            `%s`; the gateways and what is said of them are of the one that
            tests are written for, `generated-client/src/test/contract/received.yaml`. Another contract has the same families,
            with the names of its own parts and properties behind the last dot; where it has several operations, an id goes on
            with `@` and the operation. `conform rules --explain --contract FILE` prints and explains them, and those that this
            contract gives no cause for, such as `error.schema`. What a server keeps can be judged only where a contract has more operations than a create; the rules about that are shown for one that has them.

            """;

    private static final Map<Outcome, String> HEADS = Map.of(Outcome.FAILED, "FAIL", Outcome.WARNED, "WARN");

    /** Those that faulty gateways are judged by. */
    private static final Map<Family, List<Rule>> JUDGING = byFamily(Stream.concat(
            Conformance.of(Trial.CONTRACT).rules().stream(),
            Conformance.of(Trial.STATEFUL).rules().stream()
                    .filter(rule -> rule.family().stage().equals("state"))));

    private RulesPage() {}

    /** The page of a contract that the client is generated from. */
    static String text(Contract contract) {
        StringBuilder page = new StringBuilder(PREFACE.formatted(contract.sha256()));
        page.append("| level | means |\n|---|---|\n");
        for (Level level : Level.values()) {
            page.append(row(level.name(), level.meaning()));
        }
        page.append("\n| outcome | means |\n|---|---|\n");
        for (Outcome outcome : Outcome.values()) {
            page.append(row(outcome.name().toLowerCase(Locale.ROOT), outcome.meaning()));
        }
        Map<Family, List<Rule>> families = byFamily(Rules.of(contract, true, Set.of()).stream());
        families.forEach((family, rules) -> family(page, family, rules));
        JUDGING.forEach((family, rules) -> {
            if (!families.containsKey(family) && family.stage().equals("state")) {
                family(page, family, rules);
            }
        });
        mutants(page);
        variations(page);
        oddities(page);
        return page.toString();
    }

    private static Map<Family, List<Rule>> byFamily(Stream<Rule> rules) {
        return rules.collect(Collectors.groupingBy(Rule::family, LinkedHashMap::new, Collectors.toList()));
    }

    private static void family(StringBuilder page, Family family, List<Rule> rules) {
        page.append("\n## ").append(family.id()).append("\n\n");
        page.append("**")
                .append(family.level())
                .append(".** ")
                .append(family.meaning())
                .append("\n\n");
        page.append("Why: ").append(family.why()).append("\n\n");
        if (family.level() != Level.INFO) {
            page.append("To pass: ").append(family.remedy()).append("\n\n");
        }
        page.append("Rules: ")
                .append(rules.stream().map(rule -> code(rule.id())).collect(Collectors.joining(", ")))
                .append("\n");
        failure(JUDGING.getOrDefault(family, List.of()))
                .ifPresent(text -> page.append("\n```\n").append(text).append("```\n"));
    }

    /** What the console says of the first gateway that breaks one of the rules. */
    private static Optional<String> failure(List<Rule> rules) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        Stream<Failure> byGateway = Stream.concat(Mutants.all().stream(), StateMutants.mutants())
                .filter(mutant -> ids.contains(mutant.rule()))
                .map(mutant -> new Failure(Trials.of(mutant.name()), mutant.rule()));
        Stream<Failure> byClient = Rewriting.all().stream()
                .filter(rewriting -> ids.contains(rewriting.rule()))
                .map(rewriting -> new Failure(rewriting.of(Trials.of("correct")), rewriting.rule()));
        return Stream.concat(byGateway, byClient).findFirst().map(Failure::text);
    }

    private record Failure(Run run, String rule) {

        /** The paragraph about the rule, without what differs from run to run: a port, and the client's boundary. */
        String text() {
            List<String> lines = ConsoleReport.of(run).lines().toList();
            int start = 0;
            while (!isHeading(lines.get(start))) {
                start++;
            }
            int end = start + 1;
            while (lines.get(end).startsWith("  ")) {
                end++;
            }
            return lines.subList(start, end).stream()
                    .map(line -> line.replace(run.gateway().url(), "https://gateway.example")
                                    .replaceAll("boundary=[0-9a-f-]{36}", "boundary=…")
                            + "\n")
                    .collect(Collectors.joining());
        }

        private boolean isHeading(String line) {
            return HEADS.values().stream()
                    .anyMatch(head -> line.startsWith(head)
                            && line.substring(head.length()).stripLeading().startsWith(rule + "  "));
        }
    }

    private static void mutants(StringBuilder page) {
        page.append("""

                ## Gateways with one fault

                Each is judged by a whole run. The rule that is named catches it; the others deviate for the same fault, and no
                further rule does. A star stands for every name.

                | gateway | fault | seen at | caught by | and |
                |---|---|---|---|---|
                """);
        Stream.concat(Mutants.all().stream(), StateMutants.mutants())
                .forEach(mutant -> page.append(row(
                        mutant.name(),
                        mutant.what(),
                        mutant.seenAt(),
                        code(mutant.rule()),
                        mutant.beside().stream().map(RulesPage::code).collect(Collectors.joining(", ")))));
        page.append("""

                ## Faults of the client

                No gateway can have them: they are put into the recording of what the client sent and read.

                | client | fault | caught by |
                |---|---|---|
                """);
        Rewriting.all()
                .forEach(rewriting -> page.append(row(rewriting.name(), rewriting.what(), code(rewriting.rule()))));
    }

    private static void variations(StringBuilder page) {
        page.append("""

                ## Gateways without a fault

                They differ from one another in what is free. None of them gets a failure or a warning, and each is conformant.

                | gateway | what is particular to it |
                |---|---|
                """);
        Stream.concat(Variation.all().stream(), StateMutants.variations())
                .forEach(variation -> page.append(row(variation.name(), variation.what())));
    }

    private static void oddities(StringBuilder page) {
        page.append("""

                ## Gateways that do not tell

                Nothing is held against them, and nothing counts for them: each run is inconclusive.

                | gateway | what happens | left open, among others | because |
                |---|---|---|---|
                """);
        Oddity.all()
                .forEach(
                        oddity -> page.append(row(oddity.name(), oddity.what(), code(oddity.rule()), oddity.reason())));
        page.append("""

                Of these, whose contract has several operations, the rule that is named stays open, whatever else is found.

                | gateway | what happens | left open | because |
                |---|---|---|---|
                """);
        StateMutants.oddities()
                .forEach(
                        oddity -> page.append(row(oddity.name(), oddity.what(), code(oddity.rule()), oddity.reason())));
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
