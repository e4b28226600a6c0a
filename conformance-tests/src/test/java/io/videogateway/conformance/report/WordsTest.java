package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Rules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void everyWordIsThereInBothLanguages() {
        assertThat(Words.CHINESE.keySet()).isEqualTo(Words.ENGLISH.keySet());
    }

    @Test
    void aValueHasItsPlaceInBothLanguages() {
        assertThat(Words.ENGLISH).isNotEmpty().allSatisfy((key, english) -> {
            for (String place : new String[] {"{0}", "{1}"}) {
                assertThat(Words.CHINESE.get(key).contains(place)).as(key).isEqualTo(english.contains(place));
            }
        });
    }

    @Test
    void everyStageHasAName() {
        assertThat(Rules.of(GivenRun.CONTRACT, true, Set.of()).stream()
                        .map(rule -> "stage." + rule.family().stage()))
                .isNotEmpty()
                .allMatch(Words.ENGLISH::containsKey);
    }

    @Test
    void theTableCannotEndItsElement() {
        assertThat(Words.chineseAsJson()).startsWith("{").doesNotContain("<");
    }
}
