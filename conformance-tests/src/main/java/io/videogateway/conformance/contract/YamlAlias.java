package io.videogateway.conformance.contract;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.Optional;

/** YAML's {@code *name}. Jackson takes one for the text that is its name, so that a file with one would be misread. */
public final class YamlAlias {
    private YamlAlias() {}

    /** The name of the first alias in a file. */
    public static Optional<String> first(byte[] source) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(source)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    return Optional.of(parser.getText());
                }
            }
        }
        return Optional.empty();
    }
}
