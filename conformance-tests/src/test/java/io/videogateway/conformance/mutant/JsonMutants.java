package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.body;
import static io.videogateway.conformance.mutant.Fault.inBytes;
import static io.videogateway.conformance.mutant.Fault.inSuccess;
import static io.videogateway.conformance.mutant.Fault.inText;
import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import okio.Buffer;

/** Bodies of successes that are not exactly one JSON document in UTF-8, or that readers disagree about. */
final class JsonMutants {
    private JsonMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(noDocument(), almostJson(), moreThanOne(), encodings(), keys())
                .flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> noDocument() {
        return Stream.of(
                mutant("empty-body", "the body is empty", body("")).breaks("response.json"),
                mutant("blank-body", "the body is a line end", body("\n")).breaks("response.json"),
                mutant("words", "the body says ok", body("ok")).breaks("response.json"),
                mutant("xml", "the body is XML", body("<video><id>1</id></video>"))
                        .breaks("response.json"),
                mutant("half-a-document", "the body ends in the middle of the document", inText(JsonMutants::half))
                        .breaks("response.json"));
    }

    private static Stream<Mutant> almostJson() {
        return Stream.of(
                mutant("single-quotes", "the document has single quotes", inText(text -> text.replace('"', '\'')))
                        .breaks("response.json"),
                mutant("trailing-comma", "the object ends in a comma", inText(text -> text.replace("}", ",}")))
                        .breaks("response.json"),
                mutant("comment", "a comment stands in the document", inText(text -> text.replace("{", "{/* job */")))
                        .breaks("response.json"),
                mutant("progress-nan", "progress is NaN", with("progress", "NaN"))
                        .breaks("response.json"),
                mutant("progress-leading-zero", "progress is 00", with("progress", "00"))
                        .breaks("response.json"),
                mutant("raw-tab", "a text has an unescaped tab", with("model", "\"sora\t2\""))
                        .breaks("response.json"),
                mutant("python-literals", "an extra field is None", with("error", "None"))
                        .breaks("response.json"));
    }

    private static Stream<Mutant> moreThanOne() {
        return Stream.of(
                mutant("two-documents", "two documents follow one another", inText(text -> text + text))
                        .breaks("response.json"),
                mutant("lines", "two documents stand on two lines", inText(text -> text + "\n" + text + "\n"))
                        .breaks("response.json"),
                mutant("debug-output", "debug output follows the document", inText(text -> text + "\ntook 12 ms"))
                        .breaks("response.json"),
                mutant(
                                "warning",
                                "a warning of the platform precedes the document",
                                inText(text -> "Notice: x\n" + text))
                        .breaks("response.json"),
                mutant(
                                "guard",
                                "a guard against script inclusion precedes the document",
                                inText(text -> ")]}'," + text))
                        .breaks("response.json"),
                mutant("jsonp", "the document is the argument of a call", inText(text -> "callback(" + text + ")"))
                        .breaks("response.json"),
                mutant("event-stream", "the document is an event of a stream", inText(text -> "data: " + text + "\n\n"))
                        .breaks("response.json"));
    }

    private static Stream<Mutant> encodings() {
        return Stream.of(
                mutant(
                                "latin-1",
                                "the body is in ISO 8859-1",
                                inBytes(body -> new Buffer()
                                        .writeString(
                                                body.readUtf8().replace("sora_video2", "sorà"),
                                                StandardCharsets.ISO_8859_1)))
                        .breaks("response.json"),
                mutant(
                                "gbk",
                                "the body is in GBK",
                                inBytes(body -> new Buffer()
                                        .writeString(
                                                body.readUtf8().replace("sora_video2", "视频"),
                                                java.nio.charset.Charset.forName("GBK"))))
                        .breaks("response.json"),
                mutant(
                                "utf-16",
                                "the body is in UTF-16",
                                inBytes(body -> new Buffer().writeString(body.readUtf8(), StandardCharsets.UTF_16)))
                        .breaks("response.json"),
                mutant(
                                "cut-character",
                                "a text ends in the middle of a character",
                                inBytes(body -> new Buffer()
                                        .writeUtf8(body.readUtf8().replace("}", ",\"prompt\":\""))
                                        .writeByte(0xe7)
                                        .writeUtf8("\"}")))
                        .breaks("response.json"),
                mutant(
                                "unasked-coding",
                                "the body is brotli, which no request offers",
                                inSuccess(builder -> builder.setHeader("Content-Encoding", "br")
                                        .body(new Buffer()
                                                .write(new byte[] {(byte) 0x8b, 0x01, (byte) 0x80, 0x7b, 0x03}))))
                        .breaks("response.json"),
                mutant("unnamed-gzip", "the body is gzip, and no header says so", inBytes(JsonMutants::gzip))
                        .breaks("response.json"),
                mutant("byte-order-mark", "a byte order mark precedes the document", inText(text -> "\uFEFF" + text))
                        .breaks("response.byte-order-mark"));
    }

    private static Stream<Mutant> keys() {
        return Stream.of(
                mutant(
                                "status-twice",
                                "the object has status twice",
                                inText(text -> text.replace(
                                        "\"status\":\"queued\"", "\"status\":\"queued\",\"status\":\"completed\"")))
                        .breaks("response.duplicate-keys"),
                mutant(
                                "same-id-twice",
                                "the object has id twice, with one value",
                                inText(text -> text.replaceFirst("(\"id\":\"[^\"]*\")", "$1,$1")))
                        .breaks("response.duplicate-keys"),
                mutant(
                                "nested-key-twice",
                                "an object in an extra field has a key twice",
                                inText(text -> text.replace("}", ",\"usage\":{\"seconds\":1,\"seconds\":2}}")))
                        .breaks("response.duplicate-keys"));
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    static Buffer gzip(Buffer plain) {
        Buffer packed = new Buffer();
        try (okio.BufferedSink sink = okio.Okio.buffer(new okio.GzipSink(packed))) {
            sink.writeAll(plain);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed;
    }
}
