package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** What Maven makes of {@code junit.xml}. */
class MavenReadsJUnitXmlTest {
    @Test
    void everyTestCaseAndHowItEnded() throws Exception {
        TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());

        List<ReportTestSuite> suites = parser.parse(new InputStreamReader(
                new ByteArrayInputStream(JUnitXml.of(GivenRun.of(Judging.PLAIN))), StandardCharsets.UTF_8));

        assertThat(parser.isValid()).isTrue();
        assertThat(suites)
                .flatExtracting(ReportTestSuite::getTestCases)
                .extracting(test -> test.getFullName() + ": " + ending(test))
                .containsExactly(
                        "acme.MUST.serve.complete: successful",
                        "acme.MUST.response.required.id: failed as FAILED: the 200 body has id",
                        "acme.MUST.response.type.id: skipped: UNDECIDED: id is missing",
                        "acme.MUST.response.media-type: failed as FAILED: the media type of a success is documented",
                        "acme.MUST.auth.enforced.wrong-token: successful",
                        "acme.MUST.serve.required-only: skipped: SKIPPED: no room in the budget",
                        "acme.MUST.response.json: skipped: UNDECIDED: id is missing",
                        "acme.SHOULD.reject.without.model: successful",
                        "acme.INFO.observe.latency: successful");
        // Tests, failures, errors, skipped.
        assertThat(suites)
                .extracting(ReportTestSuite::toString)
                .containsExactly("acme.MUST [7/2/0/3]", "acme.SHOULD [1/0/0/0]", "acme.INFO [1/0/0/0]");
    }

    private static String ending(ReportTestCase test) {
        return test.hasFailure()
                ? "failed as " + test.getFailureType() + ": " + test.getFailureMessage()
                : test.hasSkipped() ? "skipped: " + test.getFailureMessage() : "successful";
    }
}
