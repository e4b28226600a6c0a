package io.videogateway.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one attempt sends and nobody may read afterwards. */
final class Secrets {

    static final Secrets NONE = new Secrets();

    private static final String HIDDEN = "***";

    private final List<String> secrets = new ArrayList<>();

    /** Null, if there is nothing to hide. */
    void add(@Nullable String secret) {
        if (secret != null && !secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    /** The text without them. */
    String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }
}
