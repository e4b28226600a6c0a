package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/** What an operation takes as its body. */
public record RequestBody(JsonPointer clause, boolean required, List<MediaType> content) {

    /** The media type in which the suite sends: multipart where it is offered, then forms, then JSON, then the first. */
    public MediaType preferred() {
        return content.stream()
                .filter(MediaType::isMultipart)
                .findFirst()
                .or(() -> content.stream().filter(MediaType::isForm).findFirst())
                .or(() -> content.stream().filter(MediaType::isJson).findFirst())
                .orElse(content.get(0));
    }
}
