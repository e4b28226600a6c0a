package io.videogateway.client;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object as JSON has it, with nothing but such values in it, which nobody can change. Models made of one share it:
 * elsewhere they have to copy what they are made of.
 */
final class JsonObject extends AbstractMap<String, @Nullable Object> {

    private final Map<String, @Nullable Object> properties;

    /** Takes the map for its own, so it must not be changed any more. */
    JsonObject(Map<String, @Nullable Object> properties) {
        this.properties = Collections.unmodifiableMap(properties);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return properties.entrySet();
    }

    @Override
    public Set<String> keySet() {
        return properties.keySet();
    }

    @Override
    public int size() {
        return properties.size();
    }

    @Override
    public boolean containsKey(Object name) {
        return properties.containsKey(name);
    }

    @Override
    public @Nullable Object get(Object name) {
        return properties.get(name);
    }
}
