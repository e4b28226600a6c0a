package io.videogateway.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.probe.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How parameters are written that are lists or objects: OpenAPI's styles (3.0 and 3.1, Style Values). */
final class Serialization {

    private Serialization() {}

    /** In a path, with the sign that the style puts before it. */
    static String path(Parameter parameter, JsonNode value) {
        String name = encode(parameter.name());
        boolean explode = parameter.style().explode();
        return switch (parameter.style().name()) {
            case "label" -> "." + joined(value, explode, explode ? "." : ",", Serialization::encode);
            case "matrix" ->
                explode && value.isArray()
                        ? elements(value, Serialization::encode)
                                .map(element -> ";" + name + "=" + element)
                                .collect(Collectors.joining())
                        : explode && value.isObject()
                                ? ";" + joined(value, true, ";", Serialization::encode)
                                : ";" + name + "=" + joined(value, false, ",", Serialization::encode);
            default -> joined(value, explode, ",", Serialization::encode);
        };
    }

    /** In a header, where nothing is encoded. */
    static String header(Parameter parameter, JsonNode value) {
        return joined(value, parameter.style().explode(), ",", UnaryOperator.identity());
    }

    /** In a cookie, in one piece. */
    static String cookie(Parameter parameter, JsonNode value) {
        return encode(parameter.name()) + "=" + joined(value, false, ",", Serialization::encode);
    }

    /** In a query, or in a form that is written like one: pairs. */
    static List<String> pairs(Parameter parameter, JsonNode value) {
        String name = encode(parameter.name());
        Parameter.Style style = parameter.style();
        if (value.isObject() && style.name().equals("deepObject")) {
            return properties(value, UnaryOperator.identity())
                    .map(property -> encode(parameter.name() + "[" + property.getKey() + "]") + "="
                            + encode(property.getValue()))
                    .toList();
        }
        if (value.isObject() && style.explode()) {
            return properties(value, Serialization::encode)
                    .map(property -> property.getKey() + "=" + property.getValue())
                    .toList();
        }
        if (value.isArray() && style.explode()) {
            return elements(value, Serialization::encode)
                    .map(element -> name + "=" + element)
                    .toList();
        }
        String between = switch (style.name()) {
            case "spaceDelimited" -> "%20";
            case "pipeDelimited" -> "%7C";
            default -> ",";
        };
        return List.of(name + "=" + joined(value, false, between, Serialization::encode));
    }

    private static String joined(JsonNode value, boolean explode, String between, UnaryOperator<String> spelling) {
        if (value.isArray()) {
            return elements(value, spelling).collect(Collectors.joining(between));
        }
        if (value.isObject()) {
            return properties(value, spelling)
                    .map(property -> property.getKey() + (explode ? "=" : between) + property.getValue())
                    .collect(Collectors.joining(between));
        }
        return spelling.apply(text(value));
    }

    private static Stream<String> elements(JsonNode list, UnaryOperator<String> spelling) {
        List<String> elements = new ArrayList<>();
        list.forEach(element -> elements.add(spelling.apply(text(element))));
        return elements.stream();
    }

    private static Stream<Map.Entry<String, String>> properties(JsonNode object, UnaryOperator<String> spelling) {
        return object.properties().stream()
                .map(property ->
                        Map.entry(spelling.apply(property.getKey()), spelling.apply(text(property.getValue()))));
    }

    private static String text(JsonNode value) {
        return new Value.Plain(value).text();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
