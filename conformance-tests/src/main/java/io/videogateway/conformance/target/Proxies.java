package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Fault;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The proxies that the Java machine is told to use. */
final class Proxies {
    private Proxies() {}

    /** A fault without a connection, with the proxy that should have made it: the server may not be at fault at all. */
    static @Nullable Fault named(@Nullable Fault fault, String url) {
        if (fault == null) {
            return null;
        }
        String way =
                before(url).map(proxy -> " (by way of the proxy " + proxy + ")").orElse("");
        return new Fault(fault.kind(), fault.message() + way, fault.requestBodyStarted());
    }

    private static Optional<String> before(String url) {
        ProxySelector selector = ProxySelector.getDefault();
        HttpUrl server = HttpUrl.parse(url);
        return selector == null || server == null
                ? Optional.empty()
                : selector.select(server.uri()).stream()
                        .map(Proxy::address)
                        .filter(Objects::nonNull)
                        .map(address -> address instanceof InetSocketAddress inet
                                ? inet.getHostString() + ":" + inet.getPort()
                                : address.toString())
                        .findFirst();
    }
}
