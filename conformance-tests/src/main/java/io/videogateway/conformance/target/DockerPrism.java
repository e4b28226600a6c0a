package io.videogateway.conformance.target;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.videogateway.conformance.contract.Contract;
import java.io.File;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Prism in a container. */
final class DockerPrism implements Mock {
    private static final String PUBLISHED = "stoplight/prism:" + Prism.VERSION;
    /** What {@code scripts/prism-image} builds where the published image cannot be pulled. */
    private static final String BUILT_HERE = "video-gateway-contract/prism:" + Prism.VERSION;

    private static final int PORT = 4010;
    private static final int PATIENCE_SECONDS = 20;
    private static final String CONTRACT = "/tmp/contract.yaml";

    private final GenericContainer<?> container;
    private final String image;

    private DockerPrism(GenericContainer<?> container, String image) {
        this.container = container;
        this.image = image;
    }

    static Mock start(Contract contract, int port, Consumer<String> progress) throws MockUnavailableException {
        requireDocker();
        String image = image(progress);
        // Closed by close(), or below where it does not start.
        @SuppressWarnings("resource")
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(PORT)
                .withCopyToContainer(Transferable.of(contract.source()), CONTRACT)
                .withCommand("mock", "-h", "0.0.0.0", "-p", String.valueOf(PORT), CONTRACT)
                .waitingFor(Wait.forLogMessage(".*" + Prism.READY + ".*", 1).withStartupTimeout(Prism.START));
        if (port != 0) {
            container.setPortBindings(List.of(port + ":" + PORT));
        }
        try {
            container.start();
            return new DockerPrism(container, image);
        } catch (RuntimeException e) {
            container.close();
            throw new MockUnavailableException("the container of " + image + " did not start: " + rootMessage(e), e);
        }
    }

    /** Looks before Testcontainers does, whose search takes seconds where there is no Docker. */
    private static void requireDocker() throws MockUnavailableException {
        boolean reachable = System.getenv("DOCKER_HOST") != null
                || new File("/var/run/docker.sock").exists()
                || new File(System.getProperty("user.home"), ".docker/run/docker.sock").exists()
                || System.getProperty("os.name").startsWith("Windows");
        if (!reachable) {
            throw new MockUnavailableException("no Docker daemon");
        }
        // A daemon that accepts and says nothing would keep Testcontainers for minutes.
        FutureTask<Void> ping = new FutureTask<>(
                () -> DockerClientFactory.instance().client().pingCmd().exec());
        Thread thread = new Thread(ping, "docker ping");
        thread.setDaemon(true);
        thread.start();
        try {
            ping.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new MockUnavailableException("the Docker daemon does not answer", e);
        } catch (TimeoutException e) {
            throw new MockUnavailableException(
                    "the Docker daemon does not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MockUnavailableException("the wait for the Docker daemon was interrupted", e);
        }
    }

    private static String image(Consumer<String> progress) throws MockUnavailableException {
        if (isPresent(BUILT_HERE)) {
            return BUILT_HERE;
        }
        if (!isPresent(PUBLISHED)) {
            progress.accept("pulling " + PUBLISHED);
        }
        return PUBLISHED;
    }

    private static boolean isPresent(String image) throws MockUnavailableException {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        } catch (DockerException e) {
            throw new MockUnavailableException("the Docker daemon does not tell its images: " + e.getMessage(), e);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public String url() {
        return "http://" + container.getHost() + ":" + container.getMappedPort(PORT);
    }

    @Override
    public MockKind kind() {
        return MockKind.DOCKER;
    }

    @Override
    public String description() {
        return "Prism " + Prism.VERSION + " in Docker (" + image + ")";
    }

    @Override
    public void close() {
        container.close();
    }
}
