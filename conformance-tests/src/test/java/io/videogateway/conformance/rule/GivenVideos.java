package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;

/** A server that makes, shows, lists and deletes videos, and what it answered. */
final class GivenVideos {
    static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody: {content: {application/json: {schema: {properties: {note: {type: string}}}}}}
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {properties: {data: {type: array, items: {$ref: '#/components/schemas/Video'}}}}
              /videos/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}}
                delete: {responses: {'204': {description: gone}}}
            components: {schemas: {Video: {type: object, properties: {id: {type: string}}}}}
            """);
    static final String SHOW = "GET /videos/{id}";
    static final String VIDEO = "{\"id\":\"v1\"}";
    static final String NOT_FOUND = "{\"error\":{\"message\":\"no such video\"}}";

    static final Exchange CREATED = asked("complete@POST /videos", "POST", "/videos", 200, VIDEO);
    static final Exchange SHOWN = shown("complete", "v1", 200, VIDEO);
    static final Exchange UNKNOWN = shown("unknown-id", "x", 404, NOT_FOUND);
    static final Exchange SERVES_ALL = shown("unknown-id", "x", 200, VIDEO);
    static final Exchange DELETED = asked("complete@DELETE /videos/{id}", "DELETE", "/videos/v1", 204, "");

    static Exchange asked(String probe, String method, String path, int status, String body, String... headers) {
        Exchange exchange =
                GivenExchange.of(probe, new Response(status, GivenExchange.headers(headers), Body.of(body)), null);
        return new Exchange(
                probe,
                new Request(Request.Via.RAW, method, "https://api.example/base" + path, Headers.NONE, Body.EMPTY),
                exchange.response(),
                null,
                null,
                7,
                "");
    }

    static Exchange shown(String variation, String id, int status, String body) {
        return asked(variation + "@" + SHOW, "GET", "/videos/" + id, status, body);
    }

    static Exchange listed(String query, String body, String... headers) {
        return asked("again@GET /videos", "GET", "/videos" + query, 200, body, headers);
    }

    private GivenVideos() {}
}
