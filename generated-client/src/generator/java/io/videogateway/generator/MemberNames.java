package io.videogateway.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;
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
        return distinct(properties, chosen, MemberNames::member, className);
    }

    /** By the words. */
    static Map<String, String> constants(Collection<String> words, Map<String, String> names, String className) {
        Map<String, String> chosen = new HashMap<>();
        for (String word : words) {
            if (names.containsKey(className + "." + word)) {
                chosen.put(word, names.get(className + "." + word));
            }
        }
        return distinct(words, chosen, Spelling::constant, className);
    }

    /**
     * Of several that would have one name none gets it: a name that callers know must not be that of another property
     * from one contract to the next. All of them are spelled out, in no order.
     */
    private static Map<String, String> distinct(
            Collection<String> names, Map<String, String> chosen, UnaryOperator<String> rule, String className) {
        Map<String, List<String>> wanting = new HashMap<>();
        for (String name : names) {
            wanting.computeIfAbsent(key(chosen.getOrDefault(name, rule.apply(name))), none -> new ArrayList<>())
                    .add(name);
        }
        Map<String, String> result = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (String name : names) {
            String java = chosen.getOrDefault(name, rule.apply(name));
            if (!SourceVersion.isName(java) || java.contains(".")) {
                throw new BuildException("the name of " + className + "." + name + " in openapi/codegen.yaml, \"" + java
                        + "\", is not one that Java could have");
            }
            List<String> same = wanting.get(key(java));
            boolean clashes = !chosen.containsKey(name) && same.size() > 1;
            if (clashes) {
                java = rule.apply(Spelling.distinct(name));
                java = wanting.containsKey(key(java)) ? rule.apply(Spelling.numbered(name)) : java;
            }
            String other = owners.put(key(java), name);
            if (other == null && clashes && wanting.get(key(java)) == same) {
                // Nothing in it could be numbered: this is still the name that none is to get.
                other = same.get(same.get(0).equals(name) ? 1 : 0);
            }
            if (other != null) {
                throw new BuildException(className + " has " + other + " and " + name + ", which would both be " + java
                        + "; give one of them another name in openapi/codegen.yaml, under nameMappings, such as \""
                        + className + "." + name + "\": " + java + "2");
            }
            result.put(name, java);
        }
        return result;
    }

    /** Getters of foo and Foo are one. */
    private static String key(String java) {
        return java.toLowerCase(Locale.ROOT);
    }
}
