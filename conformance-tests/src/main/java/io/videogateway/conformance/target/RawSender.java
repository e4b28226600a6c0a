package io.videogateway.conformance.target;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.specification.RequestSpecification;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.exchange.Request;
import org.apache.http.impl.client.AbstractHttpClient;

/**
 * Sends a request byte for byte with REST Assured. What it sends and receives is recorded below it, on the connection; what
 * REST Assured makes of the answer is not looked at.
 */
@SuppressWarnings("deprecation") // As RecordingHttpClient.
final class RawSender {
    private RawSender() {}

    /** Sends and records. Returns when the answer is recorded; throws what the HTTP library throws. */
    static void send(Request request, AbstractHttpClient client) {
        String contentType =
                MediaType.essence(request.headers().first("Content-Type").orElse("*/*"));
        RequestSpecification specification = RestAssured.given()
                .config(config(client, contentType))
                .urlEncodingEnabled(false)
                // A form with a hidden token is another way of work; asking for one is work too.
                .disableCsrf();
        specification.headers(new Headers(request.headers().lines().stream()
                .map(line -> new Header(line.name(), line.value()))
                .toList()));
        if (request.body().size() > 0) {
            specification.body(request.body().bytes());
        }
        specification.request(request.method(), request.url());
    }

    private static RestAssuredConfig config(AbstractHttpClient client, String contentType) {
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
