package io.videogateway.conformance.fuzz;

import io.videogateway.client.Upload;
import io.videogateway.client.model.CreateVideoRequest;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Schema;
import java.util.List;

/** What tests send through the client where it is not the point: whatever the bundled contract requires. */
public final class Sending {
    static final List<Parameter> PARTS = GivenContract.OF_CLIENT.operations().get(0).parts().stream()
            .filter(Parameter::required)
            .toList();

    private Sending() {}

    /** A request with this in the place of every file. */
    public static CreateVideoRequest request(Upload file) {
        CreateVideoRequest.Builder request = CreateVideoRequest.builder();
        PARTS.forEach(part -> request.putProperty(
                part.name(), part.schema().filter(Schema::isFile).isPresent() ? file : "text"));
        return request.build();
    }
}
