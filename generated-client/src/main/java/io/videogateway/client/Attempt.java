package io.videogateway.client;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/**
 * How far one attempt got. It is what decides whether a request may be sent again, so it listens to the call itself:
 * the interceptors of a user's own client can neither hide nor forge that.
 */
final class Attempt extends EventListener {

    private volatile boolean headersBegun;
    private volatile boolean bodyBegun;

    /**
     * Whether the server can have seen enough to act: a request without a body once its headers are on the way, and
     * one with a body when its first byte is.
     */
    boolean mayHaveBeenTaken(Request request) {
        return hasBody(request) ? bodyBegun : headersBegun;
    }

    private static boolean hasBody(Request request) {
        try {
            return request.body() != null && request.body().contentLength() != 0;
        } catch (IOException lengthUnknown) {
            return true;
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        headersBegun = true;
    }

    @Override
    public void requestBodyStart(Call call) {
        bodyBegun = true;
    }
}
