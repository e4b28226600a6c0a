package io.videogateway.generator;

import java.util.Set;

/** One class of which a value may be, and the words of the discriminator that say so. */
final class Option {
    final String className;
    final Set<String> words;

    Option(String className, Set<String> words) {
        this.className = className;
        this.words = words;
    }
}
