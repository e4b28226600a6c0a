package io.videogateway.conformance.target;

import com.fasterxml.jackson.core.JsonPointer;
import io.videogateway.client.Operation;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Derivation;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Redaction;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The server under test, reached over HTTP. Sends each probe at most once, and records what happened without secrets. */
public final class Target {
    private static final Derivation<Boolean> IS_OF_CLIENT = contract -> contract.hasSource(BundledContract.bytes());

    /** How long a sender may take to give up after its connection was closed under it. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Contract contract;
    private final Limits limits;
    private final RequestWriter writer;
    private final ClientSender client;
    private final Credentials credentials;
    private final Redaction redaction;

    /**
     * A server.
     *
     * @param baseUrl may have a path, and a slash at its end or none
     */
    public Target(Contract contract, String baseUrl, Credentials credentials, Limits limits, String suiteVersion) {
        String base = baseUrl.replaceAll("/+$", "");
        this.contract = contract;
        this.limits = limits;
        this.writer = new RequestWriter(base, credentials, "video-gateway-conformance/" + suiteVersion);
        this.client = new ClientSender(base, schemes(contract), credentials);
        this.credentials = credentials;
        this.redaction = credentials.redaction();
    }

    /**
     * Begins in the background with the work that a process has before its first exchange. Useful as the first thing in a
     * process that will send; needed by none.
     */
    public static void prepare() {
        Preparation.start();
    }

    /** Whether the work that {@link #prepare} began goes on, so that the first exchange would have to wait for it. */
    public static boolean isBeingPrepared() {
        return Preparation.isUnderWay();
    }

    /** Does once, without the server, what the first exchange of a probe through the generated client takes longest for. */
    public void rehearse(Probe probe) {
        // What waits for an answer has no values yet.
        if (probe.untold().findAny().isEmpty()) {
            ClientSender.call(contract, probe).ifPresent(call -> client.rehearse(call, probe, limits));
        }
    }

    /** Whether the generated client was generated from a contract, so that complete requests go through it. */
    public static boolean reachesThroughClient(Contract contract) {
        return contract.derive(IS_OF_CLIENT);
    }

    /** What is said of a probe that was not sent. */
    public Exchange heldBack(Probe probe, String reason) {
        Request planned = writer.write(probe);
        Request request = ClientSender.call(contract, probe).isPresent() ? throughClient(planned) : planned;
        return record(probe, request, null, Fault.notSent(reason), null, 0);
    }

    /** Sends a probe, through the generated client where that can send it, and returns within the deadline. */
    public Exchange send(Probe probe) {
        Request planned = writer.write(probe);
        Recording recording = new Recording(limits.bodyBytes());
        Optional<Operation> call = ClientSender.call(contract, probe);
        @Nullable
        Decoded decoded = call.isPresent()
                ? within(recording, () -> client.send(call.get(), probe, recording, limits), () -> {})
                : raw(planned, recording);
        long millis = recording.elapsedMillis();
        Request sent = recording.request();
        Request fallback = call.isPresent() ? throughClient(planned) : planned;
        Response response = recording.response();
        Fault fault = sent != null ? recording.fault() : Proxies.named(recording.fault(), planned.url());
        return record(probe, sent != null ? sent : fallback, response, fault, decoded, millis);
    }

    private static List<String> schemes(Contract contract) {
        List<String> names = new ArrayList<>();
        contract.at(JsonPointer.compile("/components/securitySchemes"))
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static Request throughClient(Request planned) {
        return new Request(Request.Via.CLIENT, planned.method(), planned.url(), planned.headers(), planned.body());
    }

    /** The one place in which secrets are taken out: nothing that leaves this class has them. */
    private Exchange record(
            Probe probe,
            Request request,
            @Nullable Response response,
            @Nullable Fault fault,
            @Nullable Decoded decoded,
            long millis) {
        Exchange clean = redaction.apply(new Exchange(probe.name(), request, response, fault, decoded, millis, ""));
        String curl = CurlCommand.of(clean.request(), Exchange.bodyFile(probe.name()), credentials.placeholders());
        return new Exchange(
                clean.probe(), clean.request(), clean.response(), clean.fault(), clean.decoded(), millis, curl);
    }

    private @Nullable Decoded raw(Request planned, Recording recording) {
        Preparation.await();
        try (RecordingHttpClient http = new RecordingHttpClient(planned, recording, limits)) {
            return within(
                    recording,
                    () -> {
                        RawSender.send(planned, http);
                        return null;
                    },
                    http::close);
        }
    }

    /**
     * Runs a sender on a thread of its own, for neither a name look-up nor an answer that drips can be given a deadline
     * otherwise.
     */
    private @Nullable Decoded within(Recording recording, Callable<@Nullable Decoded> sending, Runnable abort) {
        FutureTask<@Nullable Decoded> task = new FutureTask<>(sending) {
            @Override
            protected void done() {
                recording.ended();
            }
        };
        Thread thread = new Thread(task, "exchange");
        thread.setDaemon(true);
        thread.start();
        try {
            recording.awaitStart();
            return result(task, recording);
        } catch (TimeoutException e) {
            recording.failed(
                    recording.hasWholeAnswer()
                            ? new Fault(
                                    Fault.Kind.INTERNAL,
                                    "the client did not decode the answer within "
                                            + limits.deadline().toMillis() + " ms",
                                    recording.requestBodyStarted())
                            : Faults.timeout(recording, limits));
            abort.run();
            task.cancel(true);
            join(thread);
            return null;
        } catch (ExecutionException e) {
            recording.failed(Faults.of(e.getCause(), recording, limits));
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.failed(new Fault(Fault.Kind.INTERNAL, "the run was interrupted", recording.requestBodyStarted()));
            abort.run();
            task.cancel(true);
            return null;
        }
    }

    /** The deadline is the server's: what the client takes to decode a whole answer has its own. */
    private @Nullable Decoded result(FutureTask<@Nullable Decoded> task, Recording recording)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!recording.hasWholeAnswer()) {
                throw e;
            }
            return task.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
