package io.videogateway.generator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.apache.tools.ant.BuildException;

/** Names that stand beside each other: those of a class's properties, or of constants. */
final class MemberNames {

    private MemberNames() {}

    /** Such as inputReference, for the method of a builder. */
    static String member(String property) {
        return Names.asMember(Spelling.camel(property));
    }

    /** Such as getInputReference. */
    static String getter(String member) {
        String bare = member.replaceAll("^_|_$", "");
        return bare.equals("class") ? "getClass_" : "get" + Spelling.upperFirst(bare);
    }

    /** By the contract's names of properties. */
    static Map<String, String> members(Collection<String> properties, Map<String, String> chosen, String className) {
        return distinct(properties, chosen, MemberNames::member, MemberNames::strangeness, className);
    }

    /** By the words. */
    static Map<String, String> constants(Collection<String> words, Map<String, String> names, String className) {
        Map<String, String> chosen = new HashMap<>();
        for (String word : words) {
            if (names.containsKey(className + "." + word)) {
                chosen.put(word, names.get(className + "." + word));
            }
        }
        return distinct(words, chosen, Spelling::constant, MemberNames::strangeness, className);
    }

    /**
     * Of several that would have one name, the one that is written most like Java keeps it, and the others get their
     * signs spelled out; so no order decides.
     */
    private static Map<String, String> distinct(
            Collection<String> names,
            Map<String, String> chosen,
            UnaryOperator<String> rule,
            ToIntFunction<String> strangeness,
            String className) {
        Map<String, Integer> least = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (String name : names) {
            String key = key(chosen.getOrDefault(name, rule.apply(name)));
            least.merge(key, rank(name, chosen, strangeness), Math::min);
        }
        for (String name : names) {
            String key = key(chosen.getOrDefault(name, rule.apply(name)));
            count.merge(key, rank(name, chosen, strangeness) == least.get(key) ? 1 : 0, Integer::sum);
        }
        Map<String, String> result = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (String name : names) {
            String java = chosen.getOrDefault(name, rule.apply(name));
            String key = key(java);
            if (!chosen.containsKey(name) && (count.get(key) > 1 || rank(name, chosen, strangeness) > least.get(key))) {
                java = rule.apply(Spelling.spelledOut(name));
                java = least.containsKey(key(java)) ? rule.apply(Spelling.numbered(name)) : java;
            }
            String other = owners.put(key(java), name);
            if (other != null) {
                throw new BuildException(className + " has " + other + " and " + name + ", which would both be " + java
                        + "; give one of them another name in openapi/codegen.yaml, under nameMappings, such as \""
                        + className + "." + name + "\": " + java + "2");
            }
            result.put(name, java);
        }
        return result;
    }

    private static int rank(String name, Map<String, String> chosen, ToIntFunction<String> strangeness) {
        return chosen.containsKey(name) ? -1 : strangeness.applyAsInt(name);
    }

    private static int strangeness(String name) {
        return name.equals(member(name))
                ? 0
                : name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") ? 1 : name.matches("[A-Z][A-Z0-9_]*") ? 2 : 3;
    }

    /** Getters of foo and Foo are one, and files of Foo and FOO on many disks. */
    private static String key(String java) {
        return java.toLowerCase(Locale.ROOT);
    }
}
