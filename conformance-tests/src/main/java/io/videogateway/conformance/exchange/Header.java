package io.videogateway.conformance.exchange;

/** One header line as it went over the wire, name and value untouched. */
public record Header(String name, String value) {}
