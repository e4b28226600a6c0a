package io.videogateway.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redaction redaction = new Redaction(Map.of("a+b/c=\"é", "$TOKEN", "a+b/c=\"x", "$WRONG_TOKEN"));

    private static Redaction redaction(String... secretsAndPlaceholders) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (int i = 0; i < secretsAndPlaceholders.length; i += 2) {
            secrets.put(secretsAndPlaceholders[i], secretsAndPlaceholders[i + 1]);
        }
        return new Redaction(secrets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a+b/c=\"é | $TOKEN",
                "a%2Bb%2Fc%3D%22%C3%A9 | $TOKEN",
                "a%2bb%2fc%3d%22%c3%a9 | $TOKEN",
                "a+b/c=%22%C3%A9 | $TOKEN",
                "a+b/c=\\\"é | $TOKEN",
                "a+b\\/c=\\\"\\u00e9 | $TOKEN",
                "a\\u002Bb\\/c\\u003d\\u0022é | $TOKEN",
                "a+b/c=\\\\\\\"é | $TOKEN",
                "a+b/c=&quot;é | $TOKEN",
                "a&#43;b&#x2F;c=&#34;&#xe9; | $TOKEN",
                "YStiL2M9IsOp | $TOKEN",
                "a+b/c=\"x | $WRONG_TOKEN",
                "a%2Bb%2Fc%3D%22x | $WRONG_TOKEN",
                "a+b\\/c=\\\"x | $WRONG_TOKEN",
                "YStiL2M9Ing= | $WRONG_TOKEN",
                "YStiL2M9Ing | $WRONG_TOKEN",
            })
    void everySpellingOfASecretGivesWay(String spelled, String placeholder) {
        assertThat(redaction.apply("at the start: " + spelled + ", and again " + spelled))
                .isEqualTo("at the start: " + placeholder + ", and again " + placeholder);
        assertThat(redaction.apply(spelled)).isEqualTo(placeholder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a+b/c", "a+b/c=\"", "nothing to see, 画面, \ud83d\ude00", "lone \ud83d surrogate"})
    void allOtherTextStays(String text) {
        assertThat(redaction.apply(text)).isEqualTo(text);
    }

    @Test
    void textAroundASecretStays() {
        assertThat(redaction.apply("画面\ud83d\ude00a+b/c=\"é画面")).isEqualTo("画面\ud83d\ude00$TOKEN画面");
    }

    @Test
    void nothingOfAnExchangeKeepsASecret() throws Exception {
        Exchange exchange = new Exchange(
                "complete",
                new Request(
                        Request.Via.CLIENT,
                        "POST",
                        "http://gateway.example/secret-1?key=secret-1",
                        new Headers(List.of(new Header("Authorization", "Bearer secret-1"))),
                        Body.of("--b\r\n\r\nsecret-1\r\n--b--\r\n")),
                new Response(
                        401,
                        new Headers(List.of(new Header("X-secret-1", "you sent secret-1"))),
                        Body.of("{\"error\":\"secret-1 is unknown\"}")),
                new Fault(Fault.Kind.CUT, "after secret-1", true),
                new Decoded(JSON.readTree("{\"secret-1\":[{\"a\":\"secret-1\"},7,null]}"), "secret-1 refused"),
                5,
                "curl -H 'Authorization: Bearer secret-1' 'http://gateway.example'");

        Exchange clean = redaction("secret-1", "$T", "secret-2", "$WRONG_T").apply(exchange);

        assertThat(clean)
                .isEqualTo(new Exchange(
                        "complete",
                        new Request(
                                Request.Via.CLIENT,
                                "POST",
                                "http://gateway.example/$T?key=$T",
                                new Headers(List.of(new Header("Authorization", "Bearer $T"))),
                                Body.of("--b\r\n\r\n$T\r\n--b--\r\n")),
                        new Response(
                                401,
                                new Headers(List.of(new Header("X-$T", "you sent $T"))),
                                Body.of("{\"error\":\"$T is unknown\"}")),
                        new Fault(Fault.Kind.CUT, "after $T", true),
                        new Decoded(JSON.readTree("{\"$T\":[{\"a\":\"$T\"},7,null]}"), "$T refused"),
                        5,
                        "curl -H 'Authorization: Bearer $T' 'http://gateway.example'"));
    }

    @Test
    void bytesThatAreNoTextStayAroundASecret() {
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        binary.writeBytes(new byte[] {(byte) 0xff, 0, (byte) 0xc3});
        binary.writeBytes("secret-1".getBytes(StandardCharsets.UTF_8));
        binary.writeBytes(new byte[] {(byte) 0x80, (byte) 0xfe});
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(new byte[] {(byte) 0xff, 0, (byte) 0xc3});
        expected.writeBytes("$T".getBytes(StandardCharsets.UTF_8));
        expected.writeBytes(new byte[] {(byte) 0x80, (byte) 0xfe});

        Exchange clean = redaction("secret-1", "$T")
                .apply(new Exchange(
                        "complete",
                        new Request(Request.Via.RAW, "GET", "u", Headers.NONE, Body.EMPTY),
                        new Response(200, Headers.NONE, new Body(binary.toByteArray())),
                        null,
                        null,
                        0,
                        ""));

        assertThat(clean.response()).isEqualTo(new Response(200, Headers.NONE, new Body(expected.toByteArray())));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefgh, abcdefghij",
        "abcdefghij, abcdefgh",
        "cdefgh, abcdefghij",
        "abcdefghij, cdefgh",
        "ghij, abcdefghij"
    })
    void ofTwoSecretsTheLongerOneGoesAsAWhole(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        Redaction both = redaction(one, "$" + one.length(), other, "$" + other.length());

        assertThat(both.apply(longer + " " + shorter)).isEqualTo("$" + longer.length() + " $" + shorter.length());
    }

    @Test
    void aPlaceholderIsNotLookedThroughAgain() {
        assertThat(redaction("secret-1", "$KEY_OF_ACME", "KEY_OF_ACME", "$T").apply("secret-1"))
                .isEqualTo("$KEY_OF_ACME");
    }

    @Test
    void anEmptySecretIsNoSecret() {
        assertThat(redaction("", "$T").apply("text")).isEqualTo("text");
    }

    @Test
    void aTreeStaysATreeWhereASecretFollowsAnEscape() throws Exception {
        JsonNode tree = JSON.readTree("{\"a\":\"\\network1\",\"b\":12345678,\"c\":\"network1\"}");

        Exchange clean = redaction("network1", "$T", "12345678", "$N")
                .apply(new Exchange(
                        "complete",
                        new Request(Request.Via.RAW, "GET", "u", Headers.NONE, Body.EMPTY),
                        null,
                        null,
                        new Decoded(tree, null),
                        0,
                        ""));

        assertThat(clean.decoded())
                .isEqualTo(new Decoded(JSON.readTree("{\"a\":\"\\network1\",\"b\":\"$N\",\"c\":\"$T\"}"), null));
    }

    /** As long as Secrets takes one, with the characters that are the beginning of a longer spelling of themselves. */
    @Test
    void aSecretOfManyThousandsOfCharactersGivesWayAsOneOfAFew() {
        StringBuilder characters = new StringBuilder();
        Random random = new Random(4711);
        String alphabet = "abcdefghABCDEFGH0123456789%\\&\"/+";
        for (int i = 0; i < 16_384; i++) {
            characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        String secret = characters.toString();
        Redaction redaction = redaction(secret, "$TOKEN", secret.substring(1) + "!", "$WRONG_TOKEN");

        for (String spelled : List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()),
                secret.replace("&", "&amp;").replace("\"", "&quot;"),
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(redaction.apply("refused: " + spelled + "!")).isEqualTo("refused: $TOKEN!");
        }
        assertThat(redaction.apply(secret.substring(1) + "!")).isEqualTo("$WRONG_TOKEN");
        assertThat(redaction.apply("refused: " + secret.substring(0, 9_000) + "…"))
                .startsWith("refused: $TOKEN")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "SK-OF-A-USER-0123456789ABCDE", "sk-of-a-user-0123****"})
    void whatTellsMoreThanHalfOfASecretIsTakenOut(String shown) {
        Redaction redaction = new Redaction(Map.of("sk-of-a-user-0123456789abcdef", "$TOKEN"));

        String clean = redaction.apply("refused: " + shown + "!");

        assertThat(clean).startsWith("refused: ").contains("$TOKEN").doesNotContainIgnoringCase("0123");
    }
}
