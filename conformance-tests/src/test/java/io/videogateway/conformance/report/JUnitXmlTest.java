package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {

    /** Each test case and what stands in it, as a reader of the file sees it. */
    private static List<String> cases(byte[] xml) throws Exception {
        Element suite = suite(xml);
        NodeList nodes = suite.getElementsByTagName("testcase");
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element testCase = (Element) nodes.item(i);
            Element inside = (Element) testCase.getFirstChild();
            cases.add(testCase.getAttribute("name") + ": " + (inside == null ? "passed" : inside.getTagName()));
        }
        return cases;
    }

    private static Element suite(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    @Test
    void theTestCasesOfARun() {
        byte[] xml = JUnitXml.of(GivenRun.of(GivenRun.judging()));

        assertThat(new String(xml, StandardCharsets.UTF_8)).isEqualTo(GivenRun.golden("junit.xml"));
    }

    @Test
    void whatFailedIsAFailureAndWhatDoesNotTellIsSkipped() throws Exception {
        byte[] xml = JUnitXml.of(GivenRun.of(Judging.PLAIN));

        assertThat(cases(xml))
                .containsExactly(
                        "serve.complete: passed",
                        "response.required.id: failure",
                        "response.type.id: skipped",
                        "response.media-type: failure",
                        "auth.enforced.wrong-token: system-out",
                        "reject.without.model: system-out",
                        "serve.required-only: skipped",
                        "response.json: skipped",
                        "observe.latency: system-out");
        Element suite = suite(xml);
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped"),
                        suite.getAttribute("time")))
                .containsExactly("9", "2", "0", "3", "61.007");
    }

    @Test
    void whatTheUserCountsAsFailureIsOne() throws Exception {
        byte[] xml = JUnitXml.of(GivenRun.of(Judging.PLAIN.failingOn(Set.of(Outcome.WARNED, Outcome.SKIPPED))));

        assertThat(cases(xml))
                .contains("reject.without.model: failure", "serve.required-only: failure", "response.json: skipped");
        assertThat(suite(xml).getAttribute("failures")).isEqualTo("4");
        assertThat(suite(xml).getAttribute("skipped")).isEqualTo("2");
    }

    @Test
    void whatAServerSentCannotBreakTheFile() throws Exception {
        NodeList failures = suite(JUnitXml.of(GivenRun.of(Judging.PLAIN))).getElementsByTagName("failure");

        assertThat(failures.item(1).getTextContent())
                .contains("  actual:   <b>\"&amp;' ]]> \ufffd[31m\ufffd\ufffd\u202e\ufffd\ufffd \ud83d\ude00 $x \\n\n");
    }
}
