package io.videogateway.client;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import java.time.Duration;
import java.util.Arrays;

final class OpenAiJava {

    private OpenAiJava() {}

    @SuppressWarnings("deprecation") // its videos API is, as a whole
    public static void main(String[] args) throws Exception {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey("token-of-nobody")
                .baseUrl(args[0] + "/v1")
                .timeout(Duration.ofSeconds(1))
                .build();
        byte[] image = new byte[1_000];
        Contender.run(
                call -> client.videos()
                        .create(VideoCreateParams.builder()
                                .model("sora-2")
                                .prompt("a cat")
                                .seconds(VideoSeconds._4)
                                .size(VideoSize._1280X720)
                                .inputReference(image)
                                .putAdditionalHeader("X-Call", call)
                                .build())
                        .id(),
                Arrays.copyOfRange(args, 1, args.length));
    }
}
