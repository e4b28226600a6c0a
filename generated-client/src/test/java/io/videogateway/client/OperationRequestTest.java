package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations may send that this contract has none of yet. */
class OperationRequestTest {

    private static final HttpUrl BASE = HttpUrl.get("https://gateway.example/relay/");

    @ParameterizedTest
    @CsvSource({
        "/v1/videos/{id}, https://gateway.example/relay/v1/videos/a%2Fb%20%E5%9C%BA%3F",
        "/v1/videos/{id}/content, https://gateway.example/relay/v1/videos/a%2Fb%20%E5%9C%BA%3F/content",
        "/v1/videos:{id}, https://gateway.example/relay/v1/videos:a%2Fb%20%E5%9C%BA%3F",
        "/v1/videos/, https://gateway.example/relay/v1/videos/",
        "/, https://gateway.example/relay/"
    })
    void putsValuesIntoThePath(String path, String url) {
        assertThat(sent(new OperationRequest("GET", path).path("id", "a/b 场?")).url())
                .hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesAValueThatLeadsToAnotherOperation(String value) {
        assertThatThrownBy(() -> new OperationRequest("DELETE", "/v1/videos/{id}").path("id", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id cannot stand in a path");
    }

    @Test
    void takesQueryAndHeadersThatAreThere() {
        Request request = sent(new OperationRequest("GET", "/v1/videos")
                .query("limit", 20L)
                .query("after", null)
                .query("tag", List.of("a&b", "c"))
                .header("X-Team", "blue")
                .header("X-None", null));

        assertThat(request.url()).hasToString("https://gateway.example/relay/v1/videos?limit=20&tag=a%26b&tag=c");
        assertThat(request.headers()).hasToString("X-Team: blue\n");
        assertThat(request.body()).isNull();
    }

    /** What is kept of a URL is that of the operation, and not that of a call. */
    @Test
    void oneCallLeavesNothingInTheUrlOfTheNext() {
        BaseUrl base = new BaseUrl(BASE, false);

        assertThat(url(base, new OperationRequest("GET", "/v1/videos"))).isEqualTo("relay/v1/videos");
        assertThat(url(base, new OperationRequest("GET", "/v1/videos").query("limit", 1L)))
                .isEqualTo("relay/v1/videos?limit=1");
        assertThat(url(base, new OperationRequest("GET", "/v1/videos").server("/other")))
                .isEqualTo("other/v1/videos");
        assertThat(url(base, new OperationRequest("GET", "/v1/videos"))).isEqualTo("relay/v1/videos");
    }

    private static String url(BaseUrl base, OperationRequest request) {
        return request.toRequest(base, CallOptions.none()).url().toString().replace("https://gateway.example/", "");
    }

    @Test
    void writesJson() throws Exception {
        Request request = sent(new OperationRequest("PATCH", "/v1/videos")
                .json(Map.of("a", Arrays.asList(1L, 2.5, "场", true, null, Map.of("b", 1)))));

        assertThat(text(request)).isEqualTo("{\"a\":[1,2.5,\"场\",true,null,{\"b\":1}]}");
        assertThat(request.body().contentType()).hasToString("application/json");
    }

    @Test
    void writesAFormWithoutFiles() throws Exception {
        CallOptions options = CallOptions.builder().part("extra", "1&2").build();
        Model form = Samples.request().toBuilder()
                .putProperty("input_reference", "none")
                .build();

        Request request =
                new OperationRequest("POST", "/v1/forms").urlEncoded(form).toRequest(new BaseUrl(BASE, true), options);

        assertThat(text(request))
                .isEqualTo("model=sora-2&prompt=%E7%94%BB%E9%9D%A2%E5%8A%A8%E8%B5%B7%E6%9D%A5&seconds=10"
                        + "&input_reference=none&size=16x9&watermark=false&extra=1%262");
    }

    @Test
    void refusesToWriteWhatNoStyleSays() {
        assertThatThrownBy(() ->
                        sent(new OperationRequest("GET", "/v1/videos").query("filter", Map.of("a", Map.of("b", 1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no style can write what is inside of this: {b=1}");
    }

    @Test
    void writesListsAndObjectsInAFormWithFiles() throws Exception {
        Model form = Samples.request().toBuilder()
                .putProperty(
                        "input_reference", List.of(Upload.of(new byte[0], "1.png"), Upload.of(new byte[0], "2.png")))
                .putProperty("camera", Map.of("zoom", 2))
                .build();

        String text = text(sent(new OperationRequest("POST", "/v1/forms").multipart(form)));

        assertThat(text)
                .contains(
                        "name=\"input_reference\"; filename=\"1.png\"", "name=\"input_reference\"; filename=\"2.png\"")
                .contains("name=\"camera\"\r\nContent-Type: application/json\r\n\r\n{\"zoom\":2}\r\n");
    }

    @Test
    void hasABodyOfNothingWhereHttpWantsOne() throws Exception {
        assertThat(sent(new OperationRequest("POST", "/v1/videos")).body().contentLength())
                .isZero();
    }

    @Test
    void refusesExtraPartsWithoutAForm() {
        CallOptions options = CallOptions.builder().part("extra", "1").build();

        assertThatThrownBy(() -> new OperationRequest("GET", "/v1/videos").toRequest(new BaseUrl(BASE, true), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this operation has no form that could take [extra]");
    }

    private static Request sent(OperationRequest request) {
        return request.toRequest(new BaseUrl(BASE, true), CallOptions.none());
    }

    private static String text(Request request) throws IOException {
        Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return buffer.readUtf8();
    }
}
