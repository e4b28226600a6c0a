package io.videogateway.conformance.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.mutant.Fault;
import io.videogateway.conformance.target.Mock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One edit of the contract, as a vendor could publish it, and all that follows from it.
 *
 * @param before the contract that is edited
 * @param after what the edit makes of it
 * @param changes the table of changes: for callers, for servers, what
 * @param version what is proposed after 1.2.0
 * @param newRules the rules that the edit brings, in the order of the alphabet, without those about the client
 * @param goneRules the rules that it takes away
 * @param right what a gateway may do by the new contract
 * @param fault what a gateway may not do by the new contract
 * @param caught the rule that must name the fault
 * @param call Java that calls {@code gateway} and returns what was read
 * @param wire what the call sends, as {@link Wire} writes it
 * @param read what the call returns
 * @param refusedByPrism whether Prism refuses the call although the contract allows it
 */
record Edit(
        String name,
        Contract before,
        Contract after,
        List<String> changes,
        String version,
        List<String> newRules,
        List<String> goneRules,
        Fault right,
        Fault fault,
        String caught,
        String call,
        String wire,
        String read,
        boolean refusedByPrism) {

    /** The parts of the call that the contract has an example of. */
    static final String REQUEST = """
            CreateVideoRequest.builder().model("sora-2").prompt("画面动起来").seconds("10").size("16x9").watermark("false")
                    .inputReference(Upload.of(new byte[] {1}, "a.png"))""";

    static final String TOKEN = Mock.TOKEN;

    static final List<String> SENT = List.of(
            "POST /v1/videos",
            "Authorization: Bearer " + TOKEN,
            "multipart/form-data",
            "model=sora-2",
            "prompt=画面动起来",
            "seconds=10",
            "input_reference=a.png (image/png)",
            "size=16x9",
            "watermark=false");

    static final String ID = "video_6048220c-b0d9-4292-b80b-9c6eaf73f112";

    static Builder of(String name) {
        return new Builder(name);
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Builder {
        private final String name;
        private String text = GivenContract.RECEIVED.toString();
        private String base = text;
        private List<String> changes = List.of();
        private String version = "";
        private List<String> newRules = List.of();
        private List<String> goneRules = List.of();
        private Fault right = (asked, correct, success) -> correct;
        private Fault fault = right;
        private String caught = "";
        private String call = "return gateway.videos().createVideo(" + REQUEST + ".build()).getId();";
        private List<String> wire = SENT;
        private String read = ID;
        private boolean refusedByPrism;

        private Builder(String name) {
            this.name = name;
        }

        /** Begins with what another edit left. */
        Builder after(Edit other) {
            text = other.after().toString();
            base = text;
            return this;
        }

        /** Writes something else in the one place where this stands. */
        Builder write(String old, String now) {
            assertThat(text.split(java.util.regex.Pattern.quote(old), -1))
                    .as(name + " edits one place")
                    .hasSize(2);
            text = text.replace(old, now);
            return this;
        }

        /** Writes more lines behind those that stand in one place. */
        Builder extend(String old, String more) {
            return write(old, old + more);
        }

        Builder changes(String... all) {
            changes = List.of(all);
            return this;
        }

        Builder version(String due) {
            version = due;
            return this;
        }

        Builder newRules(String... ids) {
            newRules = List.of(ids);
            return this;
        }

        Builder goneRules(String... ids) {
            goneRules = List.of(ids);
            return this;
        }

        Builder allows(Fault variation) {
            right = variation;
            return this;
        }

        Builder catches(Fault one, String rule) {
            fault = one;
            caught = rule;
            return this;
        }

        /** Java expressions: a request, and what of the video is read. */
        Builder creates(UnaryOperator<String> request, String reading) {
            call = "Video video = gateway.videos().createVideo(" + request.apply(REQUEST) + ".build());\nreturn "
                    + reading + ";";
            return this;
        }

        Builder calls(String java) {
            call = java;
            return this;
        }

        Builder sends(String... lines) {
            wire = List.of(lines);
            return this;
        }

        /** Sends one more part than before the edit. */
        Builder sendsAlso(String... parts) {
            wire = Stream.concat(wire.stream(), Stream.of(parts)).toList();
            return this;
        }

        Builder sendsInstead(String old, String now) {
            wire = wire.stream().map(line -> line.equals(old) ? now : line).toList();
            return this;
        }

        Builder sendsNo(String part) {
            List<String> less = new ArrayList<>(wire);
            assertThat(less.remove(part)).isTrue();
            wire = less;
            return this;
        }

        Builder reads(String text) {
            read = text;
            return this;
        }

        /** Prism takes every part of a multipart body for a text, and so allows no other. */
        Builder refusedByPrism() {
            refusedByPrism = true;
            return this;
        }

        Edit build() {
            return new Edit(
                    name,
                    GivenContract.of(base + "\n"),
                    GivenContract.of(text + "\n"),
                    changes,
                    version,
                    newRules,
                    goneRules,
                    right,
                    fault,
                    caught,
                    call,
                    wire.stream().map(line -> line + "\n").collect(Collectors.joining()),
                    read,
                    refusedByPrism);
        }
    }
}
