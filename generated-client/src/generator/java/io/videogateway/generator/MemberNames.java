package io.videogateway.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** Each name looks at one property or word alone, so that it stays when others come; what clashes is refused. */
    private static Map<String, String> distinct(
            Collection<String> names, Map<String, String> chosen, UnaryOperator<String> rule, String className) {
        Map<String, String> result = new LinkedHashMap<>();
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (String name : names) {
            String java = chosen.getOrDefault(name, rule.apply(name));
            if (!SourceVersion.isName(java) || java.contains(".")) {
                throw new BuildException("the name of " + className + "." + name + " in openapi/codegen.yaml, \"" + java
                        + "\", is not one that Java could have");
            }
            result.put(name, java);
            // Getters of foo and Foo are one.
            owners.computeIfAbsent(java.toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(name);
        }
        for (List<String> same : owners.values()) {
            if (same.size() > 1) {
                String first = Collections.min(same, Comparator.comparingInt(MemberNames::strangeness));
                throw new BuildException(className + " has " + String.join(" and ", same) + ", which would be one "
                        + result.get(first)
                        + "; the one that was there before others keeps its name, so give the others"
                        + " a name of their own in openapi/codegen.yaml, under nameMappings, such as "
                        + entries(same, first, rule, className, owners.keySet()));
            }
        }
        return result;
    }

    private static String entries(
            List<String> names, String but, UnaryOperator<String> rule, String className, Set<String> taken) {
        StringBuilder entries = new StringBuilder();
        for (String name : names) {
            if (!name.equals(but)) {
                String java = rule.apply(Spelling.spelledOut(name));
                java = taken.contains(java.toLowerCase(Locale.ROOT)) ? rule.apply(Spelling.numbered(name)) : java;
                entries.append(entries.length() == 0 ? "" : ", ");
                entries.append('"').append(className).append('.').append(name).append("\": ");
                entries.append(taken.contains(java.toLowerCase(Locale.ROOT)) ? java + "2" : java);
            }
        }
        return entries.toString();
    }

    /** How little a name is written like Java, which is only proposed to be the one to keep. */
    private static int strangeness(String name) {
        return name.equals(member(name))
                ? 0
                : name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") ? 1 : name.matches("[A-Z][A-Z0-9_]*") ? 2 : 3;
    }
}
