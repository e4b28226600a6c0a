package io.videogateway.conformance.target;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.exchange.Request;

/**
 * Sends a request byte for byte with REST Assured. What it sends and receives is recorded below it, on the connection; what
 * REST Assured makes of the answer is not looked at.
 */
final class RawSender {

    /** Sends and records. Returns when the answer is recorded; throws what the HTTP library throws. */
    void send(Request request, RecordingHttpClient client) {
        String contentType =
                MediaType.essence(request.headers().first("Content-Type").orElse("*/*"));
        RequestSpecification specification =
                RestAssured.given().config(config(client, contentType)).urlEncodingEnabled(false);
        request.headers().lines().forEach(line -> specification.header(line.name(), line.value()));
        if (request.body().size() > 0) {
            specification.body(request.body().bytes());
        }
        specification.request(request.method(), request.url());
    }

    private static RestAssuredConfig config(RecordingHttpClient client, String contentType) {
        return RestAssuredConfig.config()
                .httpClient(httpClientConfig().httpClientFactory(() -> client))
                .redirect(redirectConfig().followRedirects(false))
                // The body is bytes, whatever it is called.
                .encoderConfig(encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(contentType, ContentType.BINARY))
                .decoderConfig(decoderConfig().noContentDecoders());
    }
}
