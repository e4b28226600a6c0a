package io.videogateway.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a gateway is. */
final class BaseUrl {

    private final HttpUrl url;
    private final boolean chosen;

    /** Of operations without parameters in their URL: putting one together takes longer than to find it here. */
    private final Map<String, HttpUrl> known = new ConcurrentHashMap<>();

    /** The user may have chosen it, which goes before a server that the contract gives an operation. */
    BaseUrl(HttpUrl url, boolean chosen) {
        this.url = url;
        this.chosen = chosen;
    }

    /** Of a path of the contract without parameters. */
    HttpUrl of(@Nullable String server, String path) {
        return server != null && !chosen
                ? below(server(server), path).build()
                : known.computeIfAbsent(path, unknown -> below(url, unknown).build());
    }

    /** Of any path, for parameters to be added. */
    HttpUrl.Builder with(@Nullable String server, String path) {
        return below(server != null && !chosen ? server(server) : url, path);
    }

    private HttpUrl server(String server) {
        HttpUrl own = url.resolve(server.endsWith("/") ? server : server + "/");
        if (own == null) {
            throw new IllegalArgumentException("the server of this operation has no http or https URL: " + server);
        }
        return own;
    }

    private static HttpUrl.Builder below(HttpUrl server, String path) {
        HttpUrl.Builder url = server.newBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            url.addEncodedPathSegment(segment);
        }
        return url;
    }
}
