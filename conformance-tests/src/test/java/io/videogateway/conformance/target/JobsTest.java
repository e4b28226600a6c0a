package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.GivenProbe;
import io.videogateway.conformance.probe.Probe;
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
        Probe probe = GivenProbe.of(GivenContract.OF_CLIENT, name);
        Exchange exchange = GivenExchange.of(name, new Response(status, Headers.NONE, Body.of(body)), null);

        assertThat(Jobs.startedBy(probe, exchange)).isEqualTo(Optional.ofNullable(id));
    }
}
