package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.List;

/** A rule of each level, which 200 keeps, and what the judge says about it. */
final class MadeUpRules {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {required: [model], properties: {model: {type: string}, note: {type: string}}}
                  responses: {'200': {}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);
    static final Operation CREATE = CONTRACT.operations().get(0);
    static final Family MUST = Family.must("test.must", "m", "w", "r");
    static final Family SHOULD = Family.should("test.should", "m", "w", "r");
    static final Family INFO = Family.info("test.info", "m", "w");
    static final Rule COMPLETE_IS_200 = MUST.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);

    private MadeUpRules() {}

    static Finding is200(Exchange exchange) {
        return exchange.answer().orElseThrow().status() == 200
                ? Finding.conforms("seen")
                : Finding.expected("200").butFound(Show.answer(exchange));
    }

    static Verdict judge(Rule rule, Exchange... exchanges) {
        return judge(rule, List.of(), exchanges);
    }

    static Verdict judge(Rule rule, List<KnownDeviation> known, Exchange... exchanges) {
        return new Judge(List.of(exchanges), known, Given.START)
                .judge(List.of(rule))
                .get(0);
    }

    static Verdict verdict(Rule rule, String probe, Outcome outcome, String expected, String actual, String reason) {
        return new Verdict(rule, probe, outcome, expected, actual, reason);
    }

    static Verdict undecided(Rule rule, String probe, String reason) {
        return verdict(rule, probe, Outcome.UNDECIDED, "", "", reason);
    }
}
