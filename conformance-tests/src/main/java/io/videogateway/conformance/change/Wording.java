package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Contract;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the differences of two texts that no other change explains: words, examples, extensions, and what is not used. */
final class Wording {
    private final ChangeList found;

    Wording(ChangeList found) {
        this.found = found;
    }

    void compare(Contract before, Contract after) {
        JsonPointer root = JsonPointer.empty();
        compare(root, before.at(root), after.at(root));
    }

    private void compare(JsonPointer place, JsonNode was, JsonNode is) {
        if (was.equals(is)) {
            return;
        }
        if (was.isObject() && is.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(place.appendProperty(name), was.path(name), is.path(name)));
        } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < is.size(); i++) {
                compare(place.appendIndex(i), was.get(i), is.get(i));
            }
        } else if (!found.explains(place)) {
            found.add(Effect.COSMETIC, Effect.COSMETIC, place, place.last().getMatchingProperty() + words(was, is));
        }
    }

    /** Lists and objects are too long to be shown. */
    private static String words(JsonNode was, JsonNode is) {
        if (was.isMissingNode()) {
            return " is new" + (is.isContainerNode() ? "" : ": " + Show.value(is));
        }
        if (is.isMissingNode()) {
            return " is gone" + (was.isContainerNode() ? "" : ": " + Show.value(was));
        }
        return was.isContainerNode() || is.isContainerNode()
                ? " is another one"
                : " is " + Show.value(is) + ", was " + Show.value(was);
    }
}
