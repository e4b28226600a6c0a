package io.videogateway.client;

import io.videogateway.client.model.CreateVideoRequest;
import java.nio.file.Path;

final class OurUploads {

    private OurUploads() {}

    public static void main(String[] args) throws Exception {
        VideoGateway gateway = VideoGateway.builder()
                .token("token-of-nobody")
                .baseUrl(args[0])
                .build();
        UploadRounds.serve(file -> create(gateway, file));
    }

    static String create(VideoGateway gateway, Path file) {
        return gateway.videos()
                .createVideo(CreateVideoRequest.builder()
                        .model("sora-2")
                        .prompt("a cat")
                        .seconds("4")
                        .size("1280x720")
                        .watermark("false")
                        .inputReference(Upload.of(file))
                        .build())
                .getId();
    }
}
