package io.videogateway.conformance.fuzz;

import io.videogateway.client.Upload;
import io.videogateway.client.model.CreateVideoRequest;

/** What the targets of the client send where it is not the point. */
final class Sending {
    private Sending() {}

    static CreateVideoRequest request() {
        return CreateVideoRequest.builder()
                .model("sora-2")
                .prompt("moving")
                .seconds("10")
                .size("16x9")
                .watermark("false")
                .inputReference(Upload.of(new byte[8], "a.png"))
                .build();
    }
}
