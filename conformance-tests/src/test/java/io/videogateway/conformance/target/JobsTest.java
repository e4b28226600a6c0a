package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "complete      | 200 | {\"id\":\"video_1\",\"task_id\":\"t\"}  | video_1",
                "without/size  | 202 | {\"task_id\":\"t_1\"}                   | t_1",
                "complete      | 200 | {\"taskId\":7}                          | 7",
                "complete      | 200 | {\"code\":0,\"data\":{\"id\":\"d\"}}    | d",
                "complete      | 200 | {\"data\":{\"taskId\":\"d\"}}           | d",
                "complete      | 200 | {\"id\":null,\"task_id\":\"t\"}         | t",
                "complete      | 200 | {\"id\":\"\",\"task_id\":\"t\"}         | t",
                "complete      | 200 | {\"id\":{\"a\":1}}                      | none",
                "complete      | 200 | []                                      | none",
                "complete      | 200 | no json                                 | none",
                "complete      | 400 | {\"id\":\"video_1\"}                    | none",
                "without-token | 200 | {\"id\":\"video_1\"}                    | video_1",
            })
    void findsTheIdWhereGatewaysPutIt(String name, int status, String body, String id) {
        Probe probe = Probes.of(Contract.parse(BundledContract.bytes(), "the bundled contract"), Map.of()).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Exchange exchange = new Exchange(
                name,
                new Request(Request.Via.RAW, "POST", "http://gateway.example", Headers.NONE, Body.EMPTY),
                new Response(status, Headers.NONE, Body.of(body)),
                null,
                null,
                1,
                "");

        assertThat(Jobs.startedBy(probe, exchange)).isEqualTo(Optional.ofNullable(id));
    }
}
