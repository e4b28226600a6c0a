package io.videogateway.client;

import io.videogateway.client.model.CreateVideoRequest;

final class OurUploads {

    private OurUploads() {}

    public static void main(String[] args) throws Exception {
        VideoGateway gateway = VideoGateway.builder()
                .token("token-of-nobody")
                .baseUrl(args[0])
                .build();
        UploadRounds.serve(file -> gateway.videos()
                .createVideo(CreateVideoRequest.builder()
                        .model("sora-2")
                        .prompt("a cat")
                        .seconds("4")
                        .size("1280x720")
                        .watermark("false")
                        .inputReference(Upload.of(file))
                        .build())
                .getId());
    }
}
