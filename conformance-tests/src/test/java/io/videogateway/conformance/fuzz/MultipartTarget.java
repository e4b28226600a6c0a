package io.videogateway.conformance.fuzz;

import io.videogateway.client.CallOptions;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.model.CreateVideoRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;

/**
 * Whatever parts and files are called, what the client writes reads back as these parts and no others, and no name gets
 * beyond its quotes. The fields are the name of a part, the name of its file, its bytes, the name of another part, its text.
 */
public final class MultipartTarget {
    private static final byte[] VIDEO = "{\"id\":\"v\",\"status\":\"queued\"}".getBytes(StandardCharsets.UTF_8);
    private static final int KNOWN_PARTS = Sending.PARTS.size();
    private static final Pattern TEXT = Pattern.compile("form-data; name=\"[^\"]*\"");
    private static final Pattern FILE = Pattern.compile("form-data; name=\"[^\"]*\"; filename=\"[^\"]*\"");
    private static final CreateVideoRequest REQUEST = Sending.request(Upload.of(new byte[8], "a.png"));

    private static volatile RequestBody sent = RequestBody.create(new byte[0], null);
    private static final VideoGateway GATEWAY = VideoGateway.builder()
            .httpClient(new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        sent = Objects.requireNonNull(chain.request().body());
                        return new Response.Builder()
                                .request(chain.request())
                                .protocol(Protocol.HTTP_1_1)
                                .code(200)
                                .message("")
                                .body(ResponseBody.create(VIDEO, MediaType.get("application/json")))
                                .build();
                    })
                    .build())
            .baseUrl("http://gateway.example")
            .token("sk-fuzz-0123456789")
            .maxAttempts(1)
            .build();

    private MultipartTarget() {}

    /** A part as it was read back. */
    private record Part(String disposition, Set<String> headers, ByteString bytes) {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Fields fields = new Fields(input);
        byte[] file = fields.bytes(2);
        String text = fields.text(4);
        boolean same = fields.text(0).equals(fields.text(3));

        GATEWAY.videos()
                .createVideo(
                        REQUEST,
                        CallOptions.builder()
                                .part(fields.text(0), Upload.of(file, fields.text(1)))
                                .part(fields.text(3), text)
                                .build());

        List<Part> parts = readBack();
        Claim.holds(parts.size() == KNOWN_PARTS + (same ? 1 : 2), parts.size() + " parts");
        if (!same) {
            requirePart(parts.get(KNOWN_PARTS), FILE, Set.of("content-disposition", "content-type"), file);
        }
        requirePart(
                parts.get(parts.size() - 1),
                TEXT,
                Set.of("content-disposition"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requirePart(Part part, Pattern disposition, Set<String> headers, byte[] bytes) {
        Claim.holds(disposition.matcher(part.disposition()).matches(), part.disposition());
        Claim.holds(
                part.disposition().chars().noneMatch(Character::isISOControl),
                "a control character in " + part.disposition());
        Claim.holds(part.headers().equals(headers), "the headers " + part.headers());
        Claim.holds(part.bytes().equals(ByteString.of(bytes)), "other bytes than were given");
    }

    private static List<Part> readBack() throws IOException {
        Buffer body = new Buffer();
        sent.writeTo(body);
        Claim.holds(body.size() == sent.contentLength(), "the length is wrong");
        String boundary = Objects.requireNonNull(
                Objects.requireNonNull(sent.contentType()).parameter("boundary"));
        List<Part> parts = new ArrayList<>();
        try (MultipartReader reader = new MultipartReader(body, boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                Set<String> names = new TreeSet<>();
                part.headers().names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
                Claim.holds(part.headers().size() == names.size(), "a header twice: " + part.headers());
                parts.add(new Part(
                        String.valueOf(part.headers().get("Content-Disposition")),
                        names,
                        part.body().readByteString()));
            }
        }
        return parts;
    }
}
