package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.change.Keywords.Word;
import io.videogateway.conformance.change.Side.Range;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds what changed in what a schema allows. */
final class SchemaChanges {
    /** Compared by their meaning, each in a method of its own. */
    private static final Set<String> STRUCTURE = Set.of(
            "type", "nullable", "properties", "required", "allOf", "oneOf", "anyOf", "enum", "default", "deprecated");

    private final Contract before;
    private final Contract after;
    private final ChangeList found;
    private final Set<List<Object>> compared = new HashSet<>();

    SchemaChanges(Contract before, Contract after, ChangeList found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    /** One schema under both contracts. */
    private record Pair(
            Schema old, Schema now, Side side, String subject, Map<String, Word> was, Map<String, Word> is) {
        Pair(Schema old, Schema now, Side side, String subject, SchemaChanges in) {
            this(
                    old,
                    now,
                    side,
                    subject,
                    Keywords.words(in.before, old.clause()),
                    Keywords.words(in.after, now.clause()));
        }

        /** Where the new contract has a keyword; where the old one had it, if that is gone; else where the schema stands. */
        JsonPointer clause(String keyword) {
            Word word = is.getOrDefault(keyword, was.get(keyword));
            return word == null ? now.clause() : word.clause();
        }
    }

    /** @param subject what messages call a value of the schema */
    void compare(Schema old, Schema now, Side side, String subject) {
        if (!compared.add(List.of(old.clause(), now.clause(), side))) {
            return;
        }
        Pair pair = new Pair(old, now, side, subject, this);
        compareNames(pair);
        if (!compareTypes(pair)) {
            return;
        }
        compareNull(pair);
        compareWords(pair);
        compareDefault(pair);
        deprecation(pair.was.get("deprecated"), pair.is.get("deprecated"), pair.clause("deprecated"), subject);
        compareProperties(pair);
        compareKeywords(pair);
        compareBranches(pair, "oneOf");
        compareBranches(pair, "anyOf");
    }

    /** The client calls the class of an object by the name of its schema. */
    private void compareNames(Pair pair) {
        String was = name(pair.old);
        String is = name(pair.now);
        if (!was.equals(is) && (pair.old.isObject() || pair.now.isObject())) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    pair.now.clause(),
                    "the schema of " + pair.subject + " is called " + (is.isEmpty() ? "nothing" : is) + ", was called "
                            + (was.isEmpty() ? "nothing" : was),
                    pair.old.clause());
        }
    }

    private static String name(Schema schema) {
        JsonPointer clause = schema.clause();
        return clause.head() != null && clause.head().toString().equals("/components/schemas")
                ? clause.last().getMatchingProperty()
                : "";
    }

    /** Tells whether the types have anything in common, so that the rest can be compared. */
    private boolean compareTypes(Pair pair) {
        Set<String> was = types(pair.old);
        Set<String> is = types(pair.now);
        boolean narrower = !covers(is, was);
        boolean wider = !covers(was, is);
        if (!narrower && !wider) {
            return true;
        }
        Range range = range(narrower, wider);
        boolean replaced = range == Range.REPLACED;
        // Whatever the wire allows, the member of the client has another type.
        found.add(
                Effect.BREAKING,
                pair.side.forServers(range),
                replaced ? pair.now.clause() : pair.clause("type"),
                pair.subject + " is " + words(is) + ", was " + words(was),
                replaced ? pair.old.clause() : pair.clause("type"));
        return !replaced;
    }

    private static Set<String> types(Schema schema) {
        return schema.types().isEmpty() && schema.isObject() ? Set.of("object") : schema.types();
    }

    /** Whether values of all of the other types are allowed. */
    private static boolean covers(Set<String> types, Set<String> others) {
        return types.isEmpty()
                || (!others.isEmpty()
                        && others.stream()
                                .allMatch(other -> types.contains(other)
                                        || (other.equals("integer") && types.contains("number"))));
    }

    private static String words(Set<String> types) {
        return types.isEmpty() ? "of any type" : String.join(" or ", types);
    }

    private static Range range(boolean narrower, boolean wider) {
        return narrower && wider ? Range.REPLACED : narrower ? Range.NARROWED : Range.WIDENED;
    }

    private void compareNull(Pair pair) {
        boolean was = allowsNull(pair.old, pair.was);
        boolean is = allowsNull(pair.now, pair.is);
        if (was != is) {
            String keyword = pair.is.containsKey("nullable") || pair.was.containsKey("nullable") ? "nullable" : "type";
            found.add(
                    pair.side,
                    is ? Range.WIDENED : Range.NARROWED,
                    pair.clause(keyword),
                    pair.subject + (is ? " may be null" : " may not be null any more"));
        }
    }

    /** Where no type is named, every value is allowed and null is no news. */
    private static boolean allowsNull(Schema schema, Map<String, Word> words) {
        return words.containsKey("nullable")
                || schema.types().isEmpty()
                || (words.containsKey("type")
                        && StreamSupport.stream(words.get("type").node().spliterator(), false)
                                .anyMatch(type -> type.asText().equals("null")));
    }

    /** The client has a constant for each word, and with the word the constant goes. */
    private void compareWords(Pair pair) {
        Word was = pair.was.get("enum");
        Word is = pair.is.get("enum");
        JsonPointer clause = pair.clause("enum");
        if (was == null && is != null) {
            found.add(pair.side, Range.NARROWED, clause, pair.subject + " must be one of " + list(is.node()));
        } else if (is == null && was != null) {
            found.add(
                    Effect.BREAKING,
                    pair.side.forServers(Range.WIDENED),
                    clause,
                    pair.subject + " need not be one of " + list(was.node()) + " any more");
        } else if (was != null && is != null) {
            String more = list(without(is.node(), was.node()));
            String gone = list(without(was.node(), is.node()));
            if (!more.isEmpty()) {
                found.add(pair.side, Range.WIDENED, clause, pair.subject + " may be " + more);
            }
            if (!gone.isEmpty()) {
                found.add(
                        Effect.BREAKING,
                        pair.side.forServers(Range.NARROWED),
                        clause,
                        pair.subject + " may not be " + gone + " any more");
            }
        }
    }

    private static List<JsonNode> without(JsonNode words, JsonNode others) {
        Set<JsonNode> left = new LinkedHashSet<>();
        words.forEach(left::add);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    private static String list(Iterable<JsonNode> words) {
        return StreamSupport.stream(words.spliterator(), false).map(Show::value).collect(Collectors.joining(", "));
    }

    /** A default is a promise of the server about what is left out, in whichever direction. */
    private void compareDefault(Pair pair) {
        Word was = pair.was.get("default");
        Word is = pair.is.get("default");
        if (was == null ? is != null : is == null || !was.node().equals(is.node())) {
            found.add(
                    was == null ? Effect.COMPATIBLE : Effect.BREAKING,
                    is == null ? Effect.COMPATIBLE : Effect.BREAKING,
                    pair.clause("default"),
                    described(pair.subject, "default", was, is));
        }
    }

    private void deprecation(@Nullable Word was, @Nullable Word is, JsonPointer clause, String subject) {
        if ((was == null) != (is == null)) {
            found.add(
                    Effect.COMPATIBLE,
                    Effect.COSMETIC,
                    clause,
                    subject + (is == null ? " is not deprecated any more" : " is deprecated"));
        }
    }

    private void compareProperties(Pair pair) {
        Map<String, Schema> was = visible(pair.old, pair.side);
        Map<String, Schema> is = visible(pair.now, pair.side);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            Schema old = was.get(name);
            Schema now = is.get(name);
            String subject = inside(pair.subject, name);
            boolean had = pair.old.required().contains(name);
            boolean has = pair.now.required().contains(name);
            if (old == null) {
                JsonPointer clause = Keywords.property(after, pair.now.clause(), name);
                pair.side.added(
                        found, has, clause, subject, has ? Keywords.requiring(after, pair.now.clause(), name) : clause);
            } else if (now == null) {
                JsonPointer clause = Keywords.property(before, pair.old.clause(), name);
                pair.side.removed(
                        found,
                        had,
                        clause,
                        subject,
                        had ? Keywords.requiring(before, pair.old.clause(), name) : clause);
            } else {
                if (has != had) {
                    Schema requiring = has ? pair.now : pair.old;
                    pair.side.required(
                            found, has, Keywords.requiring(has ? after : before, requiring.clause(), name), subject);
                }
                compare(old, now, pair.side, subject);
            }
        }
    }

    private static Map<String, Schema> visible(Schema schema, Side side) {
        Map<String, Schema> visible = new LinkedHashMap<>(schema.properties());
        visible.values().removeIf(property -> property.node().path(side.hiding).asBoolean());
        return visible;
    }

    /** {@code error.code}; what is in the body itself has no more than its name. */
    private static String inside(String subject, String name) {
        return subject.startsWith("the ") ? name : subject + "." + name;
    }

    /** Every keyword more is one condition more, so one that appears narrows and one that goes widens. */
    private void compareKeywords(Pair pair) {
        Set<String> keywords = new LinkedHashSet<>(pair.is.keySet());
        keywords.addAll(pair.was.keySet());
        keywords.removeIf(keyword -> STRUCTURE.contains(Keywords.bare(keyword)));
        for (String keyword : keywords) {
            Word was = pair.was.get(keyword);
            Word is = pair.is.get(keyword);
            if (was == null || is == null) {
                narrowing(pair, keyword, was, is, is == null ? Range.WIDENED : Range.NARROWED);
            } else if (was.node().isObject() && is.node().isObject() && Bounds.isSchema(Keywords.bare(keyword))) {
                compare(
                        before.schema(was.clause()),
                        after.schema(is.clause()),
                        pair.side,
                        pair.subject + (Keywords.bare(keyword).equals("items") ? "[]" : ".*"));
            } else if (!was.node().equals(is.node())) {
                narrowing(pair, keyword, was, is, Bounds.range(Keywords.bare(keyword), was.node(), is.node()));
            }
        }
    }

    private void narrowing(Pair pair, String keyword, @Nullable Word was, @Nullable Word is, Range range) {
        boolean newType = Bounds.changesType(
                Keywords.bare(keyword), was == null ? null : was.node(), is == null ? null : is.node());
        Effect callers = newType ? Effect.BREAKING : pair.side.forCallers(range);
        found.add(
                callers,
                pair.side.forServers(range),
                pair.clause(keyword),
                described(pair.subject, Keywords.bare(keyword), was, is));
    }

    private static String described(String subject, String keyword, @Nullable Word was, @Nullable Word is) {
        return keyword + " of " + subject
                + (is == null ? " is gone" : " is " + Show.value(is.node()))
                + (was == null ? "" : ", was " + Show.value(was.node()));
    }

    /** Branches are the same if they have the same name, or else the same text; the others are taken in their order. */
    private void compareBranches(Pair pair, String keyword) {
        List<JsonPointer> was = new ArrayList<>(Keywords.places(before, pair.old.clause(), keyword));
        List<JsonPointer> is = new ArrayList<>(Keywords.places(after, pair.now.clause(), keyword));
        if (was.isEmpty() != is.isEmpty()) {
            narrowing(
                    pair,
                    keyword,
                    pair.was.get(keyword),
                    pair.is.get(keyword),
                    is.isEmpty() ? Range.WIDENED : Range.NARROWED);
            return;
        }
        for (JsonPointer old : List.copyOf(was)) {
            is.stream().filter(now -> isSameBranch(old, now)).findFirst().ifPresent(now -> {
                was.remove(old);
                is.remove(now);
                compare(before.schema(old), after.schema(now), pair.side, pair.subject);
            });
        }
        while (!was.isEmpty() && !is.isEmpty()) {
            compare(before.schema(was.remove(0)), after.schema(is.remove(0)), pair.side, pair.subject);
        }
        JsonPointer clause = pair.now.clause().appendProperty(keyword);
        is.forEach(branch -> found.add(
                pair.side, Range.WIDENED, clause, pair.subject + " may also be " + Show.value(after.at(branch))));
        was.forEach(branch -> found.add(
                pair.side,
                Range.NARROWED,
                clause,
                pair.subject + " may not be " + Show.value(before.at(branch)) + " any more"));
    }

    private boolean isSameBranch(JsonPointer old, JsonPointer now) {
        String name = name(before.schema(old));
        return name.isEmpty() ? before.at(old).equals(after.at(now)) : name.equals(name(after.schema(now)));
    }
}
