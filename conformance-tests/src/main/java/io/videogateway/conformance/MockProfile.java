package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.rule.KnownDeviation;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What is known of a mock. Prism's limits are listed, so that a report says what was not proven. */
final class MockProfile {
    private MockProfile() {}

    /** For a run over a mock that serves the contract. */
    static GatewayProfile of(Mock mock, Contract contract) {
        String resource = mock.kind() == MockKind.EMBEDDED ? "/gateways/embedded.yaml" : "/gateways/prism.yaml";
        try (InputStream in = MockProfile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the suite lacks " + resource);
            }
            GatewayProfile known = ProfileFile.read(in, resource);
            return new GatewayProfile(
                    known.name(),
                    mock.url(),
                    "MOCK_TOKEN",
                    Map.of(),
                    OptionalInt.empty(),
                    known.price(),
                    known.paid(),
                    known.values(),
                    mock.kind() == MockKind.EMBEDDED
                            ? known.known()
                            : Stream.of(known.known().stream(), contradictions(contract), listsInForms(contract))
                                    .flatMap(entries -> entries)
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prism answers with an example of the contract also where the schema forbids that. */
    private static Stream<KnownDeviation> contradictions(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> operation.responses().stream()
                        .filter(response -> response.json()
                                .filter(MediaType::contradictsItself)
                                .isPresent())
                        .flatMap(response -> rules(operation, response))
                        .map(operation::qualify))
                .map(rules -> new KnownDeviation(
                        rules,
                        "Prism answers with the contract's own example, which breaks the contract's schema",
                        Optional.empty(),
                        Optional.of("")));
    }

    /** Those about the body of a response; of several successes there are none but for the first. */
    private static Stream<String> rules(Operation operation, ResponseSpec response) {
        if (operation.success().equals(Optional.of(response))) {
            return Stream.of("response.*");
        }
        return response.isSuccess() ? Stream.empty() : Stream.of("error.schema." + response.status());
    }

    /** Prism takes every part of a form for text, and then refuses it where the contract wants a list or an object. */
    private static Stream<KnownDeviation> listsInForms(Contract contract) {
        return contract.operations().stream()
                .filter(operation -> operation.body().map(RequestBody::content).orElse(List.of()).stream()
                        .filter(media -> media.isMultipart() || media.isForm())
                        .flatMap(media -> media.parts().stream())
                        .flatMap(part -> part.schema().stream())
                        .anyMatch(schema -> schema.isArray() || schema.isObject()))
                .map(operation -> new KnownDeviation(
                        operation.qualify("serve.*"),
                        "Prism takes every part of a form for text",
                        Optional.empty(),
                        Optional.of("422 application/problem+json")));
    }
}
