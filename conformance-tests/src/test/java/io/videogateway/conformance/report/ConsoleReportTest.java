package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    @Test
    void theLinesOfARun() {
        assertThat(ConsoleReport.of(GivenRun.of(GivenRun.judging()))).isEqualTo(GivenRun.golden("console.txt"));
    }

    @Test
    void whatAServerSentCannotForgeALineOrSteerATerminal() {
        String text = ConsoleReport.of(GivenRun.of(Judging.PLAIN));

        assertThat(text.lines().filter(line -> line.startsWith("result: "))).containsExactly("result: nonconformant");
        assertThat(text.codePoints().filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)))
                .isEmpty();
    }

    @Test
    void onlyLineEndsOfOurOwnArePrinted() {
        assertThat(ConsoleReport.printable("plain text, 画面 \ud83d\ude00\n")).isEqualTo("plain text, 画面 \ud83d\ude00\n");
        assertThat(ConsoleReport.printable("a\u001b[31mb\rc\td\u0085e\u007ff"))
                .isEqualTo("a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf");
        assertThat(ConsoleReport.printable("a\u202eb\u2066c\u200fd\ufeffe\u2028f\u2029g\ud83dh"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh");
    }
}
