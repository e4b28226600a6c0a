package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A response that the contract documents.
 *
 * @param status as the contract writes it: {@code 200}, {@code 2XX} or {@code default}
 */
public record ResponseSpec(String status, JsonPointer clause, List<MediaType> content) {

    /** Whether the response is documented for this very status or for its range; {@code default} covers none. */
    public boolean covers(int actual) {
        String text = String.valueOf(actual);
        return status.equals(text) || status.toUpperCase(Locale.ROOT).equals(text.charAt(0) + "XX");
    }

    public boolean isDefault() {
        return status.equals("default");
    }

    public boolean isSuccess() {
        return status.startsWith("2");
    }

    /** The entry for JSON bodies. */
    public Optional<MediaType> json() {
        return content.stream().filter(MediaType::isJson).findFirst();
    }
}
