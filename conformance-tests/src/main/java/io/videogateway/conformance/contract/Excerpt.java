package io.videogateway.conformance.contract;

/**
 * Lines of a contract as they were received, with the indentation that they share taken off.
 *
 * @param firstLine counted from 1
 * @param text the lines, without a line end behind the last one
 */
public record Excerpt(int firstLine, String text) {}
