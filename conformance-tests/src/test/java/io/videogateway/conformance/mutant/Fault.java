package io.videogateway.conformance.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** The one thing in which a gateway differs from the correct one. */
@FunctionalInterface
public interface Fault {

    /**
     * Answers a request.
     *
     * @param correct what a correct gateway answers
     * @param success what a correct gateway answers to a request that it serves
     */
    MockResponse answer(Asked asked, MockResponse correct, Supplier<MockResponse> success);

    /** The same fault, for some requests only. */
    default Fault when(Predicate<Asked> condition) {
        return (asked, correct, success) -> condition.test(asked) ? answer(asked, correct, success) : correct;
    }

    /** Another fault on top of this one. */
    default Fault and(Fault other) {
        return (asked, correct, success) ->
                other.answer(asked, answer(asked, correct, success), () -> answer(asked, success.get(), success));
    }

    /** Changes every success. */
    static Fault inSuccess(Consumer<MockResponse.Builder> change) {
        return (asked, correct, success) -> isSuccess(correct) ? changed(correct, change) : correct;
    }

    /** Changes every refusal. */
    static Fault inRefusal(Consumer<MockResponse.Builder> change) {
        return (asked, correct, success) -> isSuccess(correct) ? correct : changed(correct, change);
    }

    /** Changes the text of the body of every success. */
    static Fault inText(UnaryOperator<String> change) {
        return (asked, correct, success) ->
                isSuccess(correct) ? changed(correct, builder -> builder.body(change.apply(text(correct)))) : correct;
    }

    /** Changes the bytes of the body of every success. */
    static Fault inBytes(UnaryOperator<Buffer> change) {
        return (asked, correct, success) -> isSuccess(correct)
                ? changed(correct, builder -> builder.body(change.apply(new Buffer().writeUtf8(text(correct)))))
                : correct;
    }

    /** Changes the object in the body of every success. */
    static Fault inBody(Consumer<ObjectNode> change) {
        return inText(text -> {
            ObjectNode body = object(text);
            change.accept(body);
            return body.toString();
        });
    }

    /** Gives a property of every success another value. */
    static Fault with(String name, String json) {
        return inBody(body -> body.putRawValue(name, new RawValue(json)));
    }

    static Fault without(String... names) {
        return inBody(body -> body.remove(List.of(names)));
    }

    /** One and the same answer to everything. */
    static Fault answering(int status, String contentType, String body) {
        return (asked, correct, success) -> response(status, contentType, body);
    }

    static Fault answering(int status, String json) {
        return answering(status, "application/json", json);
    }

    /** A success, whatever was asked. */
    static Fault serving() {
        return (asked, correct, success) -> success.get();
    }

    /** Another body under the status and the headers of every success. */
    static Fault body(String text) {
        return inText(correct -> text);
    }

    static MockResponse response(int status, String contentType, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", contentType)
                .body(body)
                .build();
    }

    static boolean isSuccess(MockResponse response) {
        return response.getCode() >= 200 && response.getCode() < 300;
    }

    static String text(MockResponse response) {
        Buffer buffer = new Buffer();
        try {
            if (response.getBody() != null) {
                response.getBody().writeTo(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    private static MockResponse changed(MockResponse correct, Consumer<MockResponse.Builder> change) {
        MockResponse.Builder builder = correct.newBuilder();
        change.accept(builder);
        return builder.build();
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text + " is no object", e);
        }
    }
}
