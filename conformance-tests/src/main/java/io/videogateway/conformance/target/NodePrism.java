package io.videogateway.conformance.target;

import io.videogateway.conformance.contract.Contract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Prism from npm, at the pinned version with its lockfile, installed once for all runs. */
final class NodePrism implements Mock {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long INSTALL_MINUTES = 10;

    private final Process process;
    private final int port;
    private final Path folder;
    private final Thread atExit;

    private NodePrism(Process process, int port, Path folder) throws MockUnavailableException {
        this.process = process;
        this.port = port;
        this.folder = folder;
        // A user who presses Ctrl-C must find no server left behind.
        this.atExit = new Thread(this::end);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            end();
            throw new MockUnavailableException("the start was interrupted", e);
        }
    }

    static Mock start(Contract contract, int wantedPort, Consumer<String> progress) throws MockUnavailableException {
        requireNode();
        Path prism = install(progress);
        try {
            Path folder = Files.createTempDirectory("video-gateway-prism");
            Path file = Files.write(folder.resolve("contract.yaml"), contract.source());
            int port = wantedPort == 0 ? freePort() : wantedPort;
            Process process = new ProcessBuilder(
                            "node",
                            prism.resolve("node_modules/@stoplight/prism-cli/dist/index.js")
                                    .toString(),
                            "mock",
                            "-h",
                            LOOPBACK,
                            "-p",
                            String.valueOf(port),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            NodePrism mock = new NodePrism(process, port, folder);
            mock.awaitReady();
            return mock;
        } catch (IOException e) {
            throw new MockUnavailableException("Prism did not start: " + e.getMessage(), e);
        }
    }

    private void awaitReady() throws MockUnavailableException {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> readOutput(ready), "prism-output");
        reader.setDaemon(true);
        reader.start();
        String problem;
        try {
            problem = ready.get(Prism.START.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            problem = "it was not ready within " + Prism.START.toSeconds() + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "the start was interrupted";
        }
        if (!problem.isEmpty()) {
            close();
            throw new MockUnavailableException("Prism did not start: " + problem);
        }
    }

    /** Reads all that Prism prints, for a full pipe would stop it. Completes with nothing once Prism serves. */
    private void readOutput(CompletableFuture<String> ready) {
        StringBuilder seen = new StringBuilder();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(Prism.READY)) {
                    ready.complete("");
                }
                if (!ready.isDone()) {
                    seen.append(line).append(' ');
                }
            }
            ready.complete("it ended: " + seen);
        } catch (IOException e) {
            // The process was ended while its output was read.
            ready.complete("its output ended: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void requireNode() throws MockUnavailableException {
        for (String command : List.of("node", npm())) {
            try {
                Process process = new ProcessBuilder(command, "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor() != 0) {
                    throw new MockUnavailableException(command + " --version fails");
                }
            } catch (IOException e) {
                throw new MockUnavailableException("no " + command, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MockUnavailableException("the start was interrupted", e);
            }
        }
    }

    private static String npm() {
        return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    }

    private static Path cache() {
        Map<String, String> env = System.getenv();
        Path base = env.getOrDefault("XDG_CACHE_HOME", "").isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(env.get("XDG_CACHE_HOME"));
        return base.resolve("video-gateway-contract");
    }

    /** Installs beside its final place and moves it there whole, so that a run that is cut off leaves nothing half done. */
    private static Path install(Consumer<String> progress) throws MockUnavailableException {
        Path installed = cache().resolve("prism-" + Prism.VERSION);
        if (Files.isDirectory(installed)) {
            return installed;
        }
        progress.accept("installing Prism " + Prism.VERSION + " from npm into " + installed);
        try {
            Files.createDirectories(cache());
            Path fresh = Files.createTempDirectory(cache(), "prism-");
            for (String file : List.of("package.json", "package-lock.json")) {
                try (InputStream in = Objects.requireNonNull(NodePrism.class.getResourceAsStream("/prism/" + file))) {
                    Files.copy(in, fresh.resolve(file));
                }
            }
            Path log = fresh.resolve("npm.log");
            Process process = new ProcessBuilder(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(fresh.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                String last = Files.readAllLines(log).stream()
                        .filter(line -> line.contains("error"))
                        .findFirst()
                        .orElse("no reason given");
                delete(fresh);
                throw new MockUnavailableException("npm could not install Prism: " + last);
            }
            move(fresh, installed);
            return installed;
        } catch (IOException e) {
            throw new MockUnavailableException("Prism cannot be installed in " + cache() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MockUnavailableException("the installation was interrupted", e);
        }
    }

    /** Another run may have been faster; its installation is as good. */
    private static void move(Path fresh, Path installed) throws IOException {
        try {
            Files.move(fresh, installed, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            delete(fresh);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public String url() {
        return "http://" + LOOPBACK + ":" + port;
    }

    @Override
    public MockKind kind() {
        return MockKind.NODE;
    }

    @Override
    public String description() {
        return "Prism " + Prism.VERSION + " from npm";
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The virtual machine is already ending and runs the hook itself.
            return;
        }
    }

    /** Also by both at once: who closes it, and the virtual machine that ends. */
    private synchronized void end() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (Files.exists(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
