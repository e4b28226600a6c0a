package io.videogateway.conformance.target;

/** A server that stands in for a gateway while this object is open. */
public interface Mock extends AutoCloseable {
    /** What mocks take as a token, or as user and password. Nobody's secret, and long enough to be told from other text. */
    String TOKEN = "mock:token-of-the-suite";

    String url();

    /** Which one it is. */
    MockKind kind();

    /** What it is, for the first lines of a report: {@code Prism 5.14.2 from npm}. */
    String description();

    @Override
    void close();
}
