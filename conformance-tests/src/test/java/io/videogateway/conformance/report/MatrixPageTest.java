package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.rule.Given;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class MatrixPageTest {

    /** The run of the golden files under another name, with other outcomes of some rules. */
    private static Run run(String name, String mode, Map<String, Outcome> outcomes) {
        Run run = GivenRun.of(Judging.PLAIN);
        List<Verdict> verdicts = run.verdicts().stream()
                .map(verdict -> new Verdict(
                        verdict.rule(),
                        verdict.probe(),
                        outcomes.getOrDefault(verdict.rule().id(), verdict.outcome()),
                        verdict.expected(),
                        verdict.actual(),
                        verdict.reason()))
                .toList();
        return new Run(
                run.contract(),
                run.suiteVersion(),
                new Run.Gateway(name, run.gateway().url(), mode),
                run.startedAt(),
                run.duration(),
                Result.of(verdicts, Set.of()),
                run.usage(),
                verdicts,
                run.exchanges(),
                run.judging(),
                run.coverage());
    }

    private static final Matrix MATRIX = new Matrix(
            List.of(
                    run("acme", "live", Map.of()),
                    run("prism", "mock-docker", Map.of("serve.complete", Outcome.FAILED)),
                    run(
                            "bolt",
                            "live",
                            Map.of("response.media-type", Outcome.PASSED, "response.json", Outcome.PASSED))),
            List.of("slow"));

    private static Document page(Matrix matrix) {
        return Jsoup.parse(new String(MatrixPage.of(matrix), StandardCharsets.UTF_8));
    }

    private static List<String> rows(Document page, String selector) {
        return page.select(selector).stream()
                .map(row -> (row.attr("data-differs").equals("true") ? "differs " : "")
                        + row.select("th code").text() + " "
                        + String.join(" ", row.select("td [aria-hidden]").eachText()))
                .toList();
    }

    @Test
    void thePageOfAMatrix() {
        String page = new String(MatrixPage.of(MATRIX), StandardCharsets.UTF_8)
                .replace(Page.STYLE, "")
                .replace(Page.SCRIPT, "")
                .replace(Words.chineseAsJson(), "")
                .replaceAll("content=\"default-src[^\"]*\"", "content=\"\"");

        assertThat(page).isEqualTo(GivenRun.golden("index.html"));
    }

    @Test
    void differencesStandTogetherInEachStage() {
        assertThat(rows(page(MATRIX), ".matrix tr[data-outcome]"))
                .containsExactly(
                        "serve.required-only S S S",
                        "serve.complete P P F",
                        "differs response.media-type F P F",
                        "response.required.id F F F",
                        "response.type.id U U U",
                        "response.json U P U",
                        "auth.enforced.wrong-token K K K",
                        "reject.without.model W W W",
                        "observe.latency O O O");
    }

    @Test
    void aMockStandsApartFromTheVendors() {
        Document page = page(MATRIX);

        assertThat(page.select(".summary tbody:not(.mocks) th[scope=row]").eachText())
                .containsExactly("acme", "bolt", "slow");
        assertThat(page.select(".summary .mocks th").eachText())
                .containsExactly("Mocks: stand-ins, not vendors", "prism mock-docker");
        assertThat(page.select(".matrix th[scope=colgroup]").eachText())
                .containsExactly("Live gateways", "Mocks: stand-ins, not vendors");
    }

    @Test
    void everyCellLeadsToAnAnchorOfItsReport() {
        Document report =
                Jsoup.parse(new String(HtmlReport.of(MATRIX.runs().get(0), GivenRun.CONTRACT), StandardCharsets.UTF_8));

        assertThat(page(MATRIX).select("tr[data-outcome]")).isNotEmpty().allSatisfy(row -> {
            String link = row.select(".cell a").first().attr("href");
            assertThat(link).startsWith("./acme/report.html#");
            assertThat(report.getElementById(link.substring(link.indexOf('#') + 1)))
                    .isNotNull();
        });
    }

    @Test
    void whatIsHostileStaysText() {
        Run evil = run("javascript:alert(1)//" + GivenRun.HOSTILE + "\"></a><script>", "live", Map.of());

        Document page = page(new Matrix(List.of(evil), List.of(GivenRun.HOSTILE)));

        GivenPage.assertHarmless(page, "./javascript%3Aalert%281%29%2F%2F%3Cb%3E");
        assertThat(page.select(".summary th a").text()).startsWith("javascript:alert(1)//<b>");
    }

    @Test
    void aMatrixOfNothingIsAPage() {
        assertThat(page(new Matrix(List.of(), List.of("slow")))
                        .select(".summary tbody tr")
                        .eachText())
                .containsExactly("slow not finished: the checks were broken off");
    }

    /** On a phone only the title of a rule has room, and of several operations each has a rule of that title. */
    @Test
    void theOperationOfARuleIsReadApartFromItsId() {
        Rule rule = Given.rule(GivenContract.STATEFUL, "response.json@GET /v1/videos");
        Run of = run("acme", "live", Map.of());
        Run several = new Run(
                of.contract(),
                of.suiteVersion(),
                of.gateway(),
                of.startedAt(),
                of.duration(),
                of.result(),
                of.usage(),
                List.of(new Verdict(rule, "complete@GET /v1/videos", Outcome.PASSED, "", "", "")),
                List.of(),
                of.judging(),
                List.of());

        Elements id = page(new Matrix(List.of(several), List.of())).select(".matrix th[scope=row] code.several");

        assertThat(id.text()).isEqualTo("response.json@GET /v1/videos");
        assertThat(id.select("> span").text()).isEqualTo("response.json@");
        assertThat(page(MATRIX).select("code.several")).isEmpty();
    }
}
