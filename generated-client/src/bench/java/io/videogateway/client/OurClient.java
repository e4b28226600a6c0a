package io.videogateway.client;

import io.videogateway.client.model.CreateVideoRequest;
import java.time.Duration;
import java.util.Arrays;

final class OurClient {

    private OurClient() {}

    public static void main(String[] args) throws Exception {
        VideoGateway gateway = VideoGateway.builder()
                .token("token-of-nobody")
                .baseUrl(args[0])
                .readTimeout(Duration.ofSeconds(1))
                .build();
        byte[] image = new byte[1_000];
        Contender.run(
                call -> gateway.videos()
                        .createVideo(
                                CreateVideoRequest.builder()
                                        .model("sora-2")
                                        .prompt("a cat")
                                        .seconds("4")
                                        .size("1280x720")
                                        .watermark("false")
                                        .inputReference(Upload.of(image, "scene.png"))
                                        .build(),
                                CallOptions.builder().header("X-Call", call).build())
                        .getId(),
                Arrays.copyOfRange(args, 1, args.length));
    }
}
