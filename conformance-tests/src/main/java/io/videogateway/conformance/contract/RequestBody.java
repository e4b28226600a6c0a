package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** The others in which the suite can write a body, each once; a range of types is none. */
    public List<MediaType> further() {
        Set<String> seen = new HashSet<>(Set.of(MediaType.essence(preferred().name())));
        return content.stream()
                .filter(media -> media.isWritable() && !media.name().contains("*"))
                .filter(media -> seen.add(MediaType.essence(media.name())))
                .toList();
    }
}
