package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Coverage;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Rules;
import io.videogateway.conformance.rule.Selection;
import io.videogateway.conformance.rule.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    /** What a server may try, to get out of a text, an attribute, a script, a style, a line or a direction. */
    private static final String HOSTILE = "</bdi></pre></script></style></title><script>alert(1)</script>"
            + "<img src=x onerror=alert(1)>\" onload=\"alert(1)\" ' javascript:alert(1) --> ]]> &lt;b&gt; ${x} {{x}} "
            + "\u202E\u2066\u0000\u001B[31m\u2028\uD83D \uDE00\uFFFE\r\n\t";

    private static final Contract CONTRACT = Contract.parse("""
            {"openapi": "3.0.3", "info": {"title": "</title><script>alert(1)</script>", "version": "\\u202e"}, "paths": {
              "/<script>alert(1)</script>": {"post": {"responses": {"200": {"content": {"application/json": {"schema": {
                "required": ["\\" onclick=\\"alert(1)", "</script><script>alert(1)"],
                "properties": {"\\" onclick=\\"alert(1)": {"type": "string"}, "</script><script>alert(1)": {"type": "string"}}
            }}}}}}}}}
            """.getBytes(StandardCharsets.UTF_8), "it.json");

    private static Document page(Run run, Contract contract) {
        return Jsoup.parse(new String(HtmlReport.of(run, contract), StandardCharsets.UTF_8));
    }

    /** A run that has a text in every place into which a text can come from outside. */
    private static Run with(String text) {
        List<Rule> rules = Rules.of(CONTRACT, true, Set.of());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Outcome outcome = ReportView.ORDER.get(i % ReportView.ORDER.size());
            verdicts.add(new Verdict(rules.get(i), "complete" + text, outcome, text, text, text));
        }
        Headers headers = new Headers(List.of(new Header(text, text)));
        return new Run(
                new Run.ContractName(text, text, text),
                text,
                new Run.Gateway(text, "javascript:alert(1)" + text, "live"),
                Instant.EPOCH,
                Duration.ZERO,
                Result.NONCONFORMANT,
                new Run.Usage(
                        1,
                        1,
                        OptionalInt.of(1),
                        List.of(text),
                        List.of(text),
                        Optional.of(new Money(BigDecimal.ONE, text))),
                verdicts,
                List.of(
                        new Exchange(
                                "complete" + text,
                                new Request(Request.Via.CLIENT, text, text, headers, Body.of(text)),
                                new Response(
                                        200, new Headers(List.of(new Header("Content-Type", text))), Body.of(text)),
                                new Fault(Fault.Kind.CUT, text, true),
                                new Decoded(null, text),
                                1,
                                text),
                        new Exchange(
                                text,
                                new Request(Request.Via.RAW, text, text, headers, new Body(new byte[] {-1, 0, '<'})),
                                new Response(200, headers, new Body(text.getBytes(StandardCharsets.UTF_16))),
                                null,
                                null,
                                1,
                                text)),
                new Judging(Set.of(), List.of(), Set.of(), new Selection(List.of(text), List.of(text))),
                List.of(new Coverage.Element(text, text, text, false, text)));
    }

    /** The page without what the tests of a browser look at, which is the same on every page. */
    private static String plain(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replace(Page.STYLE, "")
                .replace(Page.SCRIPT, "")
                .replace(Words.chineseAsJson(), "")
                .replaceAll("content=\"default-src[^\"]*\"", "content=\"\"");
    }

    @Test
    void thePageOfARun() {
        byte[] page = HtmlReport.of(GivenRun.of(GivenRun.judging()), GivenRun.CONTRACT);

        assertThat(plain(page)).isEqualTo(GivenRun.golden("report.html"));
    }

    @Test
    void equalRunsHaveEqualPages() {
        assertThat(HtmlReport.of(GivenRun.of(GivenRun.judging()), GivenRun.CONTRACT))
                .isEqualTo(HtmlReport.of(GivenRun.of(GivenRun.judging()), GivenRun.CONTRACT));
    }

    @Test
    void whatIsHostileStaysText() {
        GivenPage.assertHarmless(page(with(HOSTILE), CONTRACT), "#");
        GivenPage.assertHarmless(page(with("\u0001".repeat(100_000) + HOSTILE), CONTRACT), "#");
    }

    @Test
    void whatIsHostileIsShown() {
        Document page = page(with(HOSTILE), CONTRACT);

        assertThat(page.select(".card .actual").first().wholeText())
                .startsWith(
                        HOSTILE.substring(0, HOSTILE.indexOf('\u202E')) + "U+202EU+2066U+0000U+001B[31mU+2028U+D83D ");
        assertThat(page.select("h1").text()).startsWith("</bdi></pre></script>");
        assertThat(page.select(".fault").text()).startsWith("</bdi></pre></script>");
        assertThat(page.select(".clause pre").text()).contains("</script><script>alert(1)");
    }

    @Test
    void aMegabyteFromAServerIsAFewKilobytesOfAPage() {
        String mebibyte = "x".repeat(1 << 20);

        byte[] page = HtmlReport.of(with(mebibyte), CONTRACT);

        assertThat(page).hasSizeLessThan(600_000);
        assertThat(new String(page, StandardCharsets.UTF_8))
                .contains("… " + (mebibyte.length() - 2_000) + " more characters, left out here");
    }

    @Test
    void aBrowserRunsAndFetchesNothingElse() throws Exception {
        Document page = page(GivenRun.of(Judging.PLAIN), GivenRun.CONTRACT);

        String style = page.selectFirst("style").data();
        Element script = page.selectFirst("script:not([type])");
        assertThat(page.selectFirst("meta[http-equiv]").attr("content"))
                .isEqualTo("default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script.data())
                        + "'; base-uri 'none'; form-action 'none'");
        assertThat(style).doesNotContain("url(", "@import");
    }

    private static String hash(String content) throws Exception {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theContractStandsBesideWhatBreaksIt() {
        Document page = page(GivenRun.of(Judging.PLAIN), GivenRun.CONTRACT);

        Element card = page.getElementById("rule-response.required.id");
        assertThat(card.select("figcaption").text())
                .isEqualTo(
                        "Contract, line 14 /paths/~1videos/post/responses/200/content/application~1json/schema/required");
        assertThat(card.select(".clause pre").text())
                .isEqualTo("schema: {type: object, required: [id], properties: {id: {type: string}}}");
        assertThat(page.select(card.select(".evidence a").attr("href")).hasClass("exchange"))
                .isTrue();
    }

    @Test
    void aMockIsNoVendor() {
        Run live = GivenRun.of(Judging.PLAIN);
        Run mock = new Run(
                live.contract(),
                live.suiteVersion(),
                new Run.Gateway("prism", "http://localhost:4010", "mock-docker"),
                live.startedAt(),
                live.duration(),
                live.result(),
                live.usage(),
                live.verdicts(),
                live.exchanges(),
                live.judging(),
                live.coverage());

        assertThat(page(mock, GivenRun.CONTRACT).select(".mock").text()).startsWith("A mock, not a vendor.");
        assertThat(page(mock, GivenRun.CONTRACT).select(".jobs")).isEmpty();
        assertThat(page(live, GivenRun.CONTRACT).select(".mock")).isEmpty();
    }
}
