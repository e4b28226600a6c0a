package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.target.MutantGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The token is in nothing that a run prints or writes, whatever the gateway does with it. */
class TokenTest {
    private static final String TOKEN = TokenScan.AWKWARD_TOKEN;

    @TempDir
    private Path folder;

    /** How a gateway gives the token back in its answer. */
    enum Echo {
        NOWHERE {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return correct;
            }
        },
        BODY {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return body(
                        correct, "{\"id\": " + quoted(token) + ", \"you sent " + token.replace("\"", "") + "\": 1}");
            }
        },
        PLAIN_TEXT {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return body(correct, "bad token " + token + " and " + token);
            }
        },
        HEADERS {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return correct.newBuilder()
                        .setHeader("X-Echo", "Bearer " + token)
                        .setHeader("Set-Cookie", "t=" + URLEncoder.encode(token, UTF_8))
                        .build();
            }
        },
        ERROR_TEXT {
            @Override
            MockResponse of(MockResponse correct, String token) {
                String text = quoted("Incorrect API key provided: " + token);
                return body(correct, "{\"error\":{\"message\":" + text + ",\"code\":" + text + "}}")
                        .newBuilder()
                        .code(400)
                        .build();
            }
        },
        JOB_ID {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return body(
                        correct,
                        "{\"id\":" + quoted(token) + ",\"object\":" + quoted(token) + ",\"progress\":" + quoted(token)
                                + "}");
            }
        },
        BASE64 {
            @Override
            MockResponse of(MockResponse correct, String token) {
                Base64.Encoder encoder = Base64.getEncoder();
                return body(
                        correct,
                        Stream.of("", "a", "ab", "Bearer ")
                                .map(before ->
                                        "\"" + encoder.encodeToString((before + token + "abc").getBytes(UTF_8)) + "\"")
                                .collect(Collectors.joining(",", "[", "]")));
            }
        },
        PERCENT_ENCODED {
            @Override
            MockResponse of(MockResponse correct, String token) {
                String all =
                        token.chars().mapToObj(c -> String.format("%%%02x", c)).collect(Collectors.joining());
                return body(correct, "[\"" + URLEncoder.encode(token, UTF_8) + "\",\"" + all + "\"]");
            }
        },
        ESCAPED {
            @Override
            MockResponse of(MockResponse correct, String token) {
                String unicode =
                        token.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
                String html = token.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
                return body(correct, "[\"" + unicode + "\",\"" + html + "\"]");
            }
        },
        GZIP {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return correct.newBuilder()
                        .setHeader("Content-Encoding", "gzip")
                        .body(new Buffer().write(gzip("{\"id\":" + quoted(token) + "}")))
                        .build();
            }
        },
        REDIRECT {
            @Override
            MockResponse of(MockResponse correct, String token) {
                return new MockResponse.Builder()
                        .code(307)
                        .setHeader("Location", "http://127.0.0.1:1/?key=" + token)
                        .build();
            }
        };

        abstract MockResponse of(MockResponse correct, String token);

        private static MockResponse body(MockResponse correct, String text) {
            return correct.newBuilder().body(text).build();
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\"", "\\\"") + "\"";
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotWrittenWhateverTheGatewayAnswers(Echo echo) throws Exception {
        MutantGateway.Change change = (request, correct, success) ->
                echo.of(correct, token(request.getHeaders().get("Authorization")));
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, change, Clock.systemUTC())) {
            requireNoSecret(check(gateway.url()));

            // What was sent and what came back is there, with the variable's name in the place of the token.
            assertThat(Files.readString(folder.resolve("results.json")))
                    .contains("Bearer $ACME_TOKEN", "Bearer $WRONG_ACME_TOKEN");
        }
    }

    @Test
    void isNotWrittenByAReplayOrAMatrix() throws Exception {
        MutantGateway.Change change = (request, correct, success) ->
                Echo.ERROR_TEXT.of(correct, token(request.getHeaders().get("Authorization")));
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, change, Clock.systemUTC())) {
            Path profile = Files.writeString(
                    folder.resolve("acme.yaml"), "name: acme\nurl: " + gateway.url() + "\ntokenEnv: ACME_TOKEN\n");
            requireNoSecret(Conform.run(Map.of("ACME_TOKEN", TOKEN), "matrix", profile, "--report", folder));
        }
        requireNoSecret(Conform.run("replay", folder.resolve("acme"), "--report", folder.resolve("again")));
    }

    @ParameterizedTest
    @EnumSource
    void isNotWrittenWhenTheAnswerIsMalformed(Malformed malformed) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, malformed), "malformed");
            answering.setDaemon(true);
            answering.start();

            Conform run = check("http://127.0.0.1:" + server.getLocalPort());

            assertThat(run.status()).isIn(1, 3);
            requireNoSecret(run);
        }
    }

    @Test
    void isNotWrittenWhenItIsTakenForTheNameOfItsVariable() {
        requireNoSecret(Conform.run("check", "--url", "http://127.0.0.1:1", "--token-env", TOKEN));
        requireNoSecret(Conform.run("check", "--url", "http://127.0.0.1:1", "--token=" + TOKEN));
        requireNoSecret(Conform.run("check", "--url", "http://127.0.0.1:1", "--token", TOKEN));
    }

    /** Answers that are no HTTP, with the token where a parser may quote it. */
    enum Malformed {
        STATUS_LINE("%s"),
        STATUS("HTTP/1.1 2%s OK\r\n\r\n"),
        HEADER("HTTP/1.1 200 OK\r\n%s\r\n\r\n"),
        LENGTH("HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n"),
        CHUNK("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n"),
        CUT("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"id\":\"%s");

        private final String answer;

        Malformed(String answer) {
            this.answer = answer;
        }
    }

    private Conform check(String url) {
        return Conform.run(
                Map.of("ACME_TOKEN", TOKEN), "check", "--url", url, "--token-env", "ACME_TOKEN", "--report", folder);
    }

    private static String token(@org.jspecify.annotations.Nullable String authorization) {
        return authorization == null ? "none" : authorization.replaceFirst("^Bearer ", "");
    }

    private static void answer(ServerSocket server, Malformed malformed) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
                socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                Matcher sent = Pattern.compile("Authorization: Bearer (\\S+)").matcher(head);
                OutputStream out = socket.getOutputStream();
                out.write(malformed
                        .answer
                        .formatted(sent.find() ? sent.group(1) : "none")
                        .getBytes(ISO_8859_1));
                out.flush();
            } catch (IOException e) {
                // The suite went away, or the test is over.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private void requireNoSecret(Conform run) {
        requireNoSecret("stdout", run.out().getBytes(UTF_8));
        requireNoSecret("stderr", run.err().getBytes(UTF_8));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                requireNoSecret(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requireNoSecret(String where, byte[] content) {
        assertThat(TokenScan.isIn(content)).as("the token is in " + where).isFalse();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
