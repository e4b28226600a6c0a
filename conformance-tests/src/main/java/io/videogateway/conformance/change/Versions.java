package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.contract.Contract;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An older and a newer contract.
 *
 * @param found what was found to differ so far
 */
record Versions(Contract before, Contract after, ChangeList found) {

    /** In the order in which they stand; of several with one key, the first. */
    static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        Map<String, T> byKey = new LinkedHashMap<>();
        all.forEach(one -> byKey.putIfAbsent(key.apply(one), one));
        return byKey;
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    void compareFlag(JsonPointer old, JsonPointer now, String word, String subject) {
        boolean was = before.at(old).path(word).asBoolean();
        boolean is = after.at(now).path(word).asBoolean();
        if (was != is) {
            found.add(
                    Effect.COMPATIBLE,
                    Effect.COSMETIC,
                    now.appendProperty(word),
                    subject + " is " + (is ? "" : "not ") + word + (is ? "" : " any more"));
        }
    }

    /** For what is compared as one text: what differs may break anybody. */
    void compareWhole(String subject, JsonPointer old, JsonPointer now) {
        if (!wordless(before.at(old)).equals(wordless(after.at(now)))) {
            found.add(Effect.BREAKING, Effect.BREAKING, now, subject + " is another one");
        }
    }

    private static JsonNode wordless(JsonNode node) {
        if (!node.isContainerNode()) {
            return node;
        }
        JsonNode copy = node.deepCopy();
        for (String word : List.of("description", "summary", "example")) {
            for (JsonNode parent : copy.findParents(word)) {
                // An object is a property that is called so.
                if (parent.get(word).isValueNode()) {
                    ((ObjectNode) parent).remove(word);
                }
            }
        }
        return copy;
    }
}
