package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.GivenVideos.CONTRACT;
import static io.videogateway.conformance.rule.GivenVideos.DELETED;
import static io.videogateway.conformance.rule.GivenVideos.NOT_FOUND;
import static io.videogateway.conformance.rule.GivenVideos.SHOW;
import static io.videogateway.conformance.rule.GivenVideos.SHOWN;
import static io.videogateway.conformance.rule.GivenVideos.UNKNOWN;
import static io.videogateway.conformance.rule.GivenVideos.VIDEO;
import static io.videogateway.conformance.rule.GivenVideos.asked;
import static io.videogateway.conformance.rule.GivenVideos.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.exchange.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a server finds again what it showed, and has no longer what it deleted. */
class RemovedThingTest {

    private static Finding gone(int status, String body, Exchange... beside) {
        Exchange[] exchanges =
                Stream.concat(Stream.of(SHOWN), Stream.of(beside)).toArray(Exchange[]::new);
        return finding(CONTRACT, "state.gone@" + SHOW, shown("after-delete", "v1", status, body), exchanges);
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "410, 404", "404, 500", "400, 400", "422, 422"})
    void whatWasDeletedIsNoLongerRetrieved(int status, int unknown) {
        assertThat(gone(status, NOT_FOUND, shown("unknown-id", "x", unknown, NOT_FOUND), DELETED))
                .isEqualTo(Finding.conforms(status + " " + NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void whatIsStillThereDeviates(int status) {
        assertThat(gone(status, VIDEO, UNKNOWN, DELETED))
                .isEqualTo(deviation("404 or 410, or the status of an unknown id", status + " " + VIDEO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"v1\",\"deleted\":true}",
                "{\"id\":\"v1\",\"deleted_at\":1764234000}",
                "{\"id\":\"v1\",\"status\":\"deleted\"}",
                "{\"id\":\"v1\",\"status\":\"cancelled\"}"
            })
    void whatSaysThatItIsDeletedMayBeShown(String body) {
        assertThat(gone(200, body, UNKNOWN, DELETED))
                .isEqualTo(Finding.conformsFor("the answer says that it is deleted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"deleted\":false}", "{\"deleted_at\":null}", "{\"deleted_at\":\"\"}"})
    void whatSaysThatItIsNotDoesNot(String body) {
        assertThat(gone(200, body, UNKNOWN, DELETED)).extracting(Finding::kind).isEqualTo(Finding.Kind.DEVIATES);
    }

    @Test
    void aDeletionThatIsOnlyAcceptedMayTakeItsTime() {
        Exchange accepted = asked("complete@DELETE /videos/{id}", "DELETE", "/videos/v1", 202, "");

        assertThat(gone(200, VIDEO, UNKNOWN, accepted))
                .isEqualTo(Finding.undecided("the deletion was accepted with 202, and may take its time"));
    }

    @Test
    void withoutADeletionNothingIsGone() {
        assertThat(gone(200, VIDEO, UNKNOWN)).isEqualTo(Finding.undecided("nothing was seen that was then deleted"));
    }

    @Test
    void whatWasRetrievedOnceIsFoundAgain() {
        assertThat(beside(shown("again", "v1", 200, VIDEO), SHOWN)).isEqualTo(Finding.conforms("200"));
        assertThat(beside(shown("again", "v1", 404, NOT_FOUND), SHOWN))
                .isEqualTo(deviation("a success, as before", "404 " + NOT_FOUND));
        assertThat(beside(shown("again", "v1", 500, ""), SHOWN)).isEqualTo(deviation("a success, as before", "500"));
        assertThat(beside(shown("again", "v1", 409, ""), SHOWN))
                .isEqualTo(Finding.undecided("the server answered 409, which may be for the state of it"));
        assertThat(beside(shown("again", "v1", 404, ""), shown("complete", "v1", 404, "")))
                .isEqualTo(Finding.undecided("it was not retrieved before"));
        assertThat(beside(shown("again", "v1", 404, ""), shown("complete", "v2", 200, VIDEO)))
                .isEqualTo(Finding.undecided("it was not retrieved before"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /videos/v1/cancel, 200, UNDECIDED",
        "POST,   /videos/v1/cancel, 409, DEVIATES",
        "POST,   /videos/v2/cancel, 200, DEVIATES",
        "POST,   /videos/v1/remix,  200, DEVIATES",
        "DELETE, /videos/v1,        204, UNDECIDED",
        "GET,    /videos/v1/cancel, 200, DEVIATES",
    })
    void whatMayHaveBeenRemovedInBetweenNeedNotBeFound(String method, String path, int status, Finding.Kind kind) {
        assertThat(beside(
                                shown("again", "v1", 404, NOT_FOUND),
                                SHOWN,
                                asked("complete@" + method + " " + path, method, path, status, ""))
                        .kind())
                .isEqualTo(kind);
    }

    /** What the rule finds in the last exchange of a run. */
    private static Finding beside(Exchange again, Exchange... earlier) {
        Exchange[] run = Arrays.copyOf(earlier, earlier.length + 1);
        run[earlier.length] = again;
        return Given.rule(CONTRACT, "state.kept@" + SHOW).check(again, new Evidence(List.of(run), Given.START));
    }
}
