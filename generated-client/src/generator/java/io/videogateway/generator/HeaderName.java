package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.apache.tools.ant.BuildException;

/** Which parameters are headers of their own. */
final class HeaderName {

    private HeaderName() {}

    /**
     * OpenAPI ignores parameters for headers that media types and security speak of.
     *
     * @param secured whether the operation names what it needs of whoever calls it
     * @param place of the operation, for a sentence
     * @throws BuildException if no header can have the name
     */
    static boolean isParameter(JsonNode parameter, boolean secured, String place) {
        if (!parameter.path("in").asText().equals("header")) {
            return true;
        }
        String name = parameter.path("name").asText();
        // RFC 9110, section 5.6.2.
        if (!name.matches("[-!#$%&'*+.^_`|~0-9A-Za-z]+")) {
            throw new BuildException("the client cannot send the header \"" + name + "\" of " + place
                    + ": no header of HTTP can be called so");
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "accept":
            case "content-type":
                return false;
            case "authorization":
                // Where no security is named, this is the only way to send one.
                return !secured;
            default:
                return true;
        }
    }
}
