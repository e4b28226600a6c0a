package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.target.BundledContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bundled")
class BundledContractTest {
    private static final Path BUNDLED = Path.of("..", "openapi", "video-gateway.yaml");

    @Test
    void isTheOneThatItsPageDescribes() throws Exception {
        Contract contract = Contract.read(BUNDLED);

        assertThat(Files.readString(Path.of("..", "openapi", "README.md")))
                .contains("| SHA-256 | `" + contract.sha256() + "` |")
                .contains("| Format | OpenAPI " + contract.openApiVersion() + " |");
        assertThat(BundledContract.bytes()).isEqualTo(Files.readAllBytes(BUNDLED));
        assertThat(contract.source()).isEqualTo(BundledContract.bytes());
        assertThat(contract.hasSource(BundledContract.bytes())).isTrue();
        assertThat(contract.hasSource("else".getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
