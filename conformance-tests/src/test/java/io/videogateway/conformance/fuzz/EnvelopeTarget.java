package io.videogateway.conformance.fuzz;

import io.videogateway.client.GatewayException;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.model.CreateVideoRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Whatever a server answers, the client gives a result or its own exception, in words of bounded length and without the
 * token.
 */
public final class EnvelopeTarget {
    private static final String TOKEN = "sk-fuzz-0123456789";
    private static final int LONGEST_TEXT = 301;
    private static final CreateVideoRequest REQUEST = Sending.request(Upload.of(new byte[8], "a.png"));

    private static volatile Answer answer = Answer.of(new byte[0]);
    private static final VideoGateway LENIENT = gateway(false);
    private static final VideoGateway STRICT = gateway(true);

    private EnvelopeTarget() {}

    private static VideoGateway gateway(boolean strict) {
        OkHttpClient answering = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Answer now = answer;
                    Response.Builder response = new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(now.status() == 0 ? 400 : now.status())
                            .message("");
                    okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder();
                    now.headers().forEach(line -> headers.addUnsafeNonAscii(line.name(), line.value()));
                    okhttp3.Headers sent = headers.build();
                    String type = sent.get("Content-Type");
                    return response.headers(sent)
                            .body(ResponseBody.create(now.body().bytes(), type == null ? null : MediaType.parse(type)))
                            .build();
                })
                .build();
        return VideoGateway.builder()
                .httpClient(answering)
                .baseUrl("http://gateway.example")
                .token(TOKEN)
                .maxAttempts(1)
                .strictResponses(strict)
                .build();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        answer = Answer.of(input);
        check(LENIENT);
        check(STRICT);
    }

    private static void check(VideoGateway gateway) {
        try {
            Claim.holds(gateway.videos().createVideo(REQUEST) != null, "no result and no exception");
        } catch (GatewayException e) {
            Claim.isOneLine(e.getMessage());
            for (String text : new String[] {e.errorMessage(), e.errorCode()}) {
                if (text != null) {
                    Claim.isOneLine(text);
                    Claim.holds(text.length() <= LONGEST_TEXT, "a text of " + text.length() + " characters");
                }
            }
            for (Throwable at = e; at != null; at = at.getCause()) {
                Claim.holds(!at.toString().contains(TOKEN), "the token is in " + at);
            }
            Claim.holds(!e.body().contains(TOKEN), "the token is in the body");
            Claim.holds(!e.headers().toString().contains(TOKEN), "the token is in the headers");
        }
    }
}
