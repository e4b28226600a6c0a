package io.videogateway.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The one place where secrets are taken out of what is logged, thrown or shown. */
final class Redaction {

    private static final String HIDDEN = "***";

    private static final Set<String> SECRET_HEADERS = Collections.unmodifiableSet(new TreeSet<>(
            Arrays.asList("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key")));

    private Redaction() {}

    /** Servers repeat a wrong token in their error, so it is looked for in all that they send. */
    static String text(String text, Secrets secrets) {
        return secrets.hide(text);
    }

    /** Whether the token is in a message of this exception, or of what caused it. */
    static boolean mentions(Throwable thrown, Secrets secrets) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (!text(at.toString(), secrets).equals(at.toString())) {
                return true;
            }
        }
        return false;
    }

    static Headers headers(Headers headers, Secrets secrets) {
        Headers.Builder redacted = new Headers.Builder();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            boolean secret = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
            redacted.addUnsafeNonAscii(text(name, secrets), secret ? HIDDEN : text(headers.value(i), secrets));
        }
        return redacted.build();
    }

    /** Without the query, in which some gateways take a key. */
    static String url(HttpUrl url, Secrets secrets) {
        return text(
                url.newBuilder()
                        .username("")
                        .password("")
                        .query(null)
                        .fragment(null)
                        .build()
                        .toString(),
                secrets);
    }
}
