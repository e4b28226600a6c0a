package io.videogateway.conformance.target;

import groovy.lang.GroovySystem;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import java.beans.Introspector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.HttpStatus;
import org.apache.http.HttpVersion;
import org.apache.http.client.AuthenticationStrategy;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.RedirectStrategy;
import org.apache.http.client.RequestDirector;
import org.apache.http.client.UserTokenHandler;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpRequestExecutor;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Does beside other work what REST Assured does once in a process: Groovy looks at every class of it and links every call. A
 * first request costs a second of CPU so, half of a whole run against a server nearby. Nothing leaves the process.
 */
final class Preparation {
    /** Those that take Groovy longest, and the one that makes it look through the classes of Java. */
    static final List<String> SLOW_CLASSES = List.of(
            "org.codehaus.groovy.control.ResolveVisitor",
            "io.restassured.internal.RequestSpecificationImpl",
            "io.restassured.internal.ResponseSpecificationImpl",
            "io.restassured.internal.RestAssuredHttpBuilder",
            "io.restassured.internal.RestAssuredResponseImpl",
            "io.restassured.internal.http.HttpResponseDecorator",
            "io.restassured.internal.http.StringHashMap",
            "io.restassured.internal.proxy.RestAssuredProxySelectorRoutePlanner");

    /** Nobody is asked. */
    private static final String URL = "http://localhost:1/v1/videos";

    private Preparation() {}

    /** Counted down when the first request is made; null where nothing was begun. */
    private static volatile @Nullable CountDownLatch begun;

    static void start() {
        CountDownLatch latch = new CountDownLatch(1);
        begun = latch;
        inBackground("prepare-requests", () -> {
            try {
                expectNoCompanions();
                makeRequest();
            } finally {
                latch.countDown();
            }
        });
        inBackground("prepare-classes", Preparation::lookAtClasses);
    }

    /** Whether a request would have to wait. */
    static boolean isUnderWay() {
        CountDownLatch latch = begun;
        return latch != null && latch.getCount() > 0;
    }

    /**
     * Four classes that might stand beside it are looked for with each that Groovy looks at, some of them twice, and none
     * is there.
     */
    private static void expectNoCompanions() {
        Introspector.setBeanInfoSearchPath(new String[0]);
        GroovySystem.getMetaClassRegistry().getMetaClassCreationHandler().setDisableCustomMetaClassLookup(true);
    }

    /** Waits until a request takes no more than its time; two that link the same calls at once only hold each other up. */
    static void await() {
        CountDownLatch latch = begun;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Who is interrupted sends no more, and sees by itself that it is.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(new WithoutCompanions(Preparation.class.getClassLoader()));
        // What fails here fails again at the first request, where it is told.
        thread.setUncaughtExceptionHandler((failed, reason) -> {});
        thread.start();
    }

    static void makeRequest() {
        Headers headers = new Headers(List.of(
                new Header("Authorization", "none"),
                new Header("Accept", "application/json"),
                new Header("Content-Type", "multipart/form-data; boundary=none")));
        Body body = new Body("--none--".getBytes(StandardCharsets.US_ASCII));
        try (Unconnected client = new Unconnected()) {
            RawSender.send(new Request(Request.Via.RAW, "POST", URL, headers, body), client);
        }
    }

    private static void lookAtClasses() {
        try {
            for (String name : SLOW_CLASSES) {
                InvokerHelper.getMetaClass(Class.forName(name));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("REST Assured has changed", e);
        }
    }

    /** Says at once that no class describes a bean: the beans of Java itself are looked for here alone, the others twice. */
    private static final class WithoutCompanions extends ClassLoader {
        WithoutCompanions(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("BeanInfo") || name.endsWith("Customizer")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    /** Answers by itself. */
    @SuppressWarnings("deprecation") // As RecordingHttpClient.
    private static final class Unconnected extends DefaultHttpClient {
        @Override
        protected ClientConnectionManager createClientConnectionManager() {
            return new BasicClientConnectionManager(RecordingHttpClient.schemes(URL));
        }

        @Override
        protected RequestDirector createClientRequestDirector(
                HttpRequestExecutor executor,
                ClientConnectionManager connections,
                ConnectionReuseStrategy reuse,
                ConnectionKeepAliveStrategy keepAlive,
                HttpRoutePlanner routes,
                HttpProcessor processor,
                HttpRequestRetryHandler retries,
                RedirectStrategy redirects,
                AuthenticationStrategy targetAuthentication,
                AuthenticationStrategy proxyAuthentication,
                UserTokenHandler users,
                HttpParams parameters) {
            return (target, request, context) ->
                    new BasicHttpResponse(HttpVersion.HTTP_1_1, HttpStatus.SC_NO_CONTENT, "No Content");
        }
    }
}
