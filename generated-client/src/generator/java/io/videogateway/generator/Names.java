package io.videogateway.generator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** How a name of the contract is written in Java. Every rule looks at one name alone. */
final class Names {

    /** Methods that every object has, in a form that cannot be overloaded. */
    private static final Set<String> TAKEN = new HashSet<>(Arrays.asList(
            "clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"));

    private Names() {}

    /** Such as createVideo; empty if the name has neither letters nor digits. */
    static String member(String name) {
        return asMember(type(name));
    }

    /** Of a name such as CreateVideo, the same as a member. */
    static String asMember(String type) {
        String member = lowerFirst(type);
        if (member.isEmpty()) {
            return member;
        }
        member = Character.isDigit(member.charAt(0)) ? "_" + member : member;
        return SourceVersion.isKeyword(member) || TAKEN.contains(member) ? member + "_" : member;
    }

    /** Such as CreateVideo; empty if the name has neither letters nor digits. */
    static String type(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            words.append(word.isEmpty() ? "" : Spelling.upperFirst(word));
        }
        return words.toString();
    }

    /** A name in another script cannot be told by its letters. */
    static boolean isReadable(String name) {
        return name.matches("\\p{ASCII}*[A-Za-z]\\p{ASCII}*");
    }

    /** Of an English plural; other words stay as they are. */
    static String singular(String word) {
        if (!isPlural(word)) {
            return word;
        }
        if (word.matches(".*[^aeiou]ies") && !word.matches("(?i).*(movies|cookies|selfies)")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean twoLetters = word.matches(".*(sses|shes|ches|xes|uses|iases|vases)")
                && !word.matches("(?i).*(caches|causes|houses|(^|[^a-z])uses)");
        return word.substring(0, word.length() - (twoLetters ? 2 : 1));
    }

    /** Without a vowel it is an abbreviation, such as tts or sms. */
    static boolean isPlural(String word) {
        return word.matches("(?i).*[aeiouy].*[^sui]s|ids|.*[a-z]Ids")
                && !word.matches("(?i).*(news|canvas|alias|series|species|lens|gas)");
    }

    private static String lowerFirst(String name) {
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        // URLParser is urlParser, ID is id, and Video is video.
        int lower = capitals <= 1 || capitals == name.length() ? capitals : capitals - 1;
        return name.substring(0, lower).toLowerCase(Locale.ROOT) + name.substring(lower);
    }
}
