package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundaryTest {

    @Test
    void isAnotherOneEachTimeAndTakenByEveryServer() {
        List<String> boundaries =
                Stream.generate(Boundary::next).parallel().limit(100_000).toList();

        assertThat(boundaries).doesNotHaveDuplicates().allMatch(boundary -> boundary.matches("[0-9a-f-]{36}"));
    }
}
