package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.api.VideosApi;
import io.videogateway.client.model.Video;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** The generated interface with a Retrofit of the user's own. */
class PlainRetrofitTest {

    @Test
    void worksWithoutAnythingOfOurs() throws Exception {
        try (MockWebServer server = Samples.server()) {
            server.enqueue(Samples.answer(200, Samples.VIDEO));
            VideosApi api = new Retrofit.Builder()
                    .baseUrl(server.url("/relay/"))
                    .addConverterFactory(JacksonConverterFactory.create())
                    .build()
                    .create(VideosApi.class);

            Response<Video> response =
                    api.createVideo(FormParts.of(Samples.request())).execute();

            assertThat(response.body().getId()).isEqualTo("video_1");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/relay/v1/videos");
        }
    }
}
