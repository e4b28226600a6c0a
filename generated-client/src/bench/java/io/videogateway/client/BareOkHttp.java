package io.videogateway.client;

import java.time.Duration;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The least that sends the same request and takes the answer as it is, without even reading its JSON. */
final class BareOkHttp {

    private BareOkHttp() {}

    public static void main(String[] args) throws Exception {
        OkHttpClient client =
                new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(1)).build();
        byte[] image = new byte[1_000];
        Contender.run(
                call -> {
                    RequestBody body = new MultipartBody.Builder()
                            .setType(MultipartBody.FORM)
                            .addFormDataPart("model", "sora-2")
                            .addFormDataPart("prompt", "a cat")
                            .addFormDataPart("seconds", "4")
                            .addFormDataPart(
                                    "input_reference",
                                    "scene.png",
                                    RequestBody.create(image, MediaType.get("image/png")))
                            .addFormDataPart("size", "1280x720")
                            .addFormDataPart("watermark", "false")
                            .build();
                    Request request = new Request.Builder()
                            .url(args[0] + "/v1/videos")
                            .header("Authorization", "Bearer token-of-nobody")
                            .header("X-Call", call)
                            .post(body)
                            .build();
                    try (Response response = client.newCall(request).execute()) {
                        if (!response.isSuccessful()) {
                            throw new IllegalStateException(response.toString());
                        }
                        return response.body().string();
                    }
                },
                Arrays.copyOfRange(args, 1, args.length));
    }
}
