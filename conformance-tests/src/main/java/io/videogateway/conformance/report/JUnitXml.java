package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as {@code junit.xml}: one test case for each verdict. What failed is a failure; what does not tell (skipped,
 * undecided) is skipped, never passed.
 */
final class JUnitXml {
    private static final Set<Outcome> NOT_RUN = Set.of(Outcome.SKIPPED, Outcome.UNDECIDED);

    private JUnitXml() {}

    static byte[] of(Run run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            suite(xml, run);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void suite(XMLStreamWriter xml, Run run) throws XMLStreamException {
        long failures = run.verdicts().stream().filter(run.judging()::fails).count();
        long skipped = run.verdicts().stream()
                .filter(verdict ->
                        NOT_RUN.contains(verdict.outcome()) && !run.judging().fails(verdict))
                .count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean("conformance of " + run.gateway().name()));
        xml.writeAttribute("tests", String.valueOf(run.verdicts().size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(skipped));
        xml.writeAttribute("time", seconds(run.duration().toMillis()));
        xml.writeAttribute("timestamp", run.startedAt().toString());
        for (Verdict verdict : run.verdicts()) {
            xml.writeCharacters("\n  ");
            testCase(xml, run, verdict);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Run run, Verdict verdict) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute(
                "classname", clean(run.gateway().name() + "." + verdict.rule().level()));
        xml.writeAttribute("name", clean(verdict.rule().id()));
        xml.writeAttribute("time", "0");
        if (run.judging().fails(verdict)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", verdict.outcome().name());
            xml.writeAttribute("message", clean(verdict.rule().title()));
            xml.writeCharacters(clean(VerdictText.details(verdict)));
            xml.writeEndElement();
        } else if (NOT_RUN.contains(verdict.outcome())) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", clean(verdict.outcome() + ": " + verdict.reason()));
            xml.writeEndElement();
        } else if (verdict.outcome() != Outcome.PASSED) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(verdict.outcome() + "\n" + VerdictText.details(verdict)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + String.format("%03d", millis % 1000);
    }

    /** XML 1.0 has no place for most control characters, not even escaped. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                        ? c
                        : 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
