package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.BundledContract;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite as JUnit tests, one for each verdict: against the embedded gateway, or against a server that is named.
 *
 * <pre>mvn test -Dtest=ConformanceTest -Dconform.url=http://localhost:8080 -Dconform.tokenEnv=OUR_TOKEN
 *     [-Dconform.contract=FILE] [-Dconform.timeoutMillis=5000] [-Dconform.budget=3]</pre>
 */
@Tag("bundled")
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> keepsTheContract() throws MockUnavailableException {
        Contract contract = property("contract")
                .map(file -> Contract.read(Path.of(file)))
                .orElseGet(() -> Contract.parse(BundledContract.bytes(), "the bundled contract"));
        Optional<String> url = property("url");
        if (url.isPresent()) {
            return ConformanceTests.of(against(contract, url.get()));
        }
        try (Mock mock = Mocks.start(MockKind.EMBEDDED, contract, line -> {})) {
            return ConformanceTests.of(Conformance.of(contract).against(mock));
        }
    }

    private static Conformance against(Contract contract, String url) {
        String variable = property("tokenEnv").orElse("");
        Conformance conformance = Conformance.of(contract)
                .against(GatewayProfile.at(url, variable).requiringUrl());
        if (!variable.isEmpty()) {
            conformance = conformance.withToken(Optional.ofNullable(System.getenv(variable))
                    .orElseThrow(() -> new UsageException("the variable that conform.tokenEnv names is not set")));
        }
        if (property("timeoutMillis").isPresent()) {
            conformance = conformance.withDeadline(
                    Duration.ofMillis(Long.parseLong(property("timeoutMillis").get())));
        }
        if (property("budget").isPresent()) {
            conformance =
                    conformance.withBudget(Integer.parseInt(property("budget").get()));
        }
        return conformance;
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty("conform." + name));
    }
}
