package io.videogateway.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract, called with named values: for programs that are written for no particular contract.
 */
public final class Operation {

    private final String method;
    private final String path;
    private final List<String> mediaTypes;
    private final @Nullable Set<String> names;
    private final Invocation invocation;

    /**
     * For generated code; users find operations in {@link io.videogateway.client.api.Operations}.
     *
     * @param mediaTypes of the body that it sends
     * @param names what it takes, or null if it has a form, which takes anything
     */
    public Operation(
            String method, String path, List<String> mediaTypes, String @Nullable [] names, Invocation invocation) {
        this.method = method;
        this.path = path;
        this.mediaTypes = Collections.unmodifiableList(mediaTypes);
        this.names = names == null ? null : new HashSet<>(Arrays.asList(names));
        this.invocation = invocation;
    }

    /** In upper case. */
    public String method() {
        return method;
    }

    /** As in the contract, with its parameters in braces. */
    public String path() {
        return path;
    }

    /** In which its body is sent: one of these, as the value has it; empty if it has none. Unmodifiable. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /**
     * Calls it, blocking. A successful call costs what the operation costs: with most gateways, a create is charged.
     *
     * @param values by the contract's name of the part or parameter: text, an {@link Upload} for a binary part; a JSON
     *     body goes by the name {@code body}. What the contract does not know is sent as an extra part, if there is a
     *     form.
     * @return what the operation returns: a {@link Model}, a list, or null if it returns nothing
     * @throws IllegalArgumentException if something that the contract requires is missing, or there is a name that the
     *     operation does not take, naming it
     * @throws GatewayException if the answer is no success, or there is none
     */
    public @Nullable Object call(VideoGateway gateway, Map<String, ?> values) {
        if (names != null && !names.containsAll(values.keySet())) {
            Set<String> unknown = new TreeSet<>(values.keySet());
            unknown.removeAll(names);
            throw new IllegalArgumentException(this + " takes no " + String.join(", ", unknown));
        }
        return invocation.call(gateway, new Values(values));
    }

    /** Such as {@code POST /v1/videos}. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** For generated code: the call itself. */
    public interface Invocation {
        @Nullable
        Object call(VideoGateway gateway, Values values);
    }

    /** For generated code: the named values of one call, each of which is used once. */
    public static final class Values {
        private final Map<String, @Nullable Object> remaining;

        private Values(Map<String, ?> values) {
            this.remaining = new LinkedHashMap<>(values);
        }

        /** A value that the operation cannot do without. */
        public <T> T get(String name, Schema<T> schema) {
            return Caller.required(name, find(name, schema));
        }

        /** A value that may be absent. */
        public <T> @Nullable T find(String name, Schema<T> schema) {
            Object value = remaining.remove(name);
            return value == null ? null : schema.read(value);
        }

        /** All values that are left, but those of the parameters, whose turn comes later. */
        public <M extends Model, B extends Model.Builder<M, B>> M model(B builder, String... parameters) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>(remaining);
            parts.keySet().removeAll(Arrays.asList(parameters));
            parts.forEach(builder::putProperty);
            return builder.build();
        }
    }
}
