package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BadgeTest {
    @Test
    void saysTheResult() throws Exception {
        Document badge = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Badge.of(GivenRun.of(Judging.PLAIN))));

        assertThat(badge.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(badge.getDocumentElement().getAttribute("aria-label")).isEqualTo("video contract: nonconformant");
        assertThat(badge.getElementsByTagName("text").item(1).getTextContent()).isEqualTo("nonconformant");
    }
}
