package io.videogateway.client;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Settings from outside the program: a system property, or else an environment variable. */
final class Environment {

    private final UnaryOperator<@Nullable String> properties;
    private final UnaryOperator<@Nullable String> variables;

    Environment(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> variables) {
        this.properties = properties;
        this.variables = variables;
    }

    static Environment ofProcess() {
        return new Environment(System::getProperty, System::getenv);
    }

    /** Null if neither is set; an empty one counts as not set. */
    @Nullable
    String text(String property, String variable) {
        String value = properties.apply(property);
        if (value == null || value.isEmpty()) {
            value = variables.apply(variable);
        }
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Null if neither is set.
     *
     * @throws IllegalArgumentException if it is no whole number
     */
    @Nullable
    Integer number(String property, String variable) {
        String text = text(property, variable);
        try {
            return text == null ? null : Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(property + " or " + variable + " is no whole number: " + text, e);
        }
    }
}
