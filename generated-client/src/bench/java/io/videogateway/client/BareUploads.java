package io.videogateway.client;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The same uploads with nothing but OkHttp, which takes the answer as it is, without even reading its JSON. */
final class BareUploads {

    private static final MediaType PNG = MediaType.get("image/png");

    private BareUploads() {}

    public static void main(String[] args) throws Exception {
        OkHttpClient client = new OkHttpClient();
        UploadRounds.serve(file -> create(client, args[0], file));
    }

    static String create(OkHttpClient client, String url, Path file) throws IOException {
            RequestBody body = new MultipartBody.Builder()
                    .setType(MultipartBody.FORM)
                    .addFormDataPart("model", "sora-2")
                    .addFormDataPart("prompt", "a cat")
                    .addFormDataPart("seconds", "4")
                    .addFormDataPart(
                            "input_reference",
                            file.getFileName().toString(),
                            RequestBody.create(file.toFile(), PNG))
                    .addFormDataPart("size", "1280x720")
                    .addFormDataPart("watermark", "false")
                    .build();
            Request request = new Request.Builder()
                    .url(url + "/v1/videos")
                    .header("Authorization", "Bearer token-of-nobody")
                    .post(body)
                    .build();
            try (Response response = client.newCall(request).execute()) {
                String video = response.body().string();
                if (!response.isSuccessful() || !video.contains("\"video_1\"")) {
                    throw new IllegalStateException(response.toString());
                }
                return "video_1";
            }
    }
}
