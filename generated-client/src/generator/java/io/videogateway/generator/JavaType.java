package io.videogateway.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** What a value of the contract is in Java, in the runtime's terms, and in the generator's. Immutable. */
final class JavaType {

    static final String MODEL_PACKAGE = "io.videogateway.client.model.";

    static final JavaType TEXT = scalar("String", "TEXT", "string", "");
    static final JavaType INTEGER = scalar("Long", "INTEGER", "integer", "");
    static final JavaType DECIMAL = scalar("BigDecimal", "DECIMAL", "number", "");
    static final JavaType NUMBER = scalar("Double", "NUMBER", "number", "double");
    static final JavaType BOOLEAN = scalar("Boolean", "BOOLEAN", "boolean", "");
    static final JavaType DATE = scalar("LocalDate", "DATE", "string", "date");
    static final JavaType DATE_TIME = scalar("OffsetDateTime", "DATE_TIME", "string", "date-time");
    static final JavaType UPLOAD = scalar("Upload", "UPLOAD", "string", "binary");
    static final JavaType DOWNLOAD = scalar("Download", "FILE", "string", "binary");
    static final JavaType ANY = scalar("Object", "ANY", "", "");
    static final JavaType NOTHING = scalar("Void", "NOTHING", "", "");

    private enum Kind {
        SCALAR,
        LIST,
        MAP,
        CLASS,
        OR_NULL
    }

    private final Kind kind;
    private final JavaType inner;
    private final String name;
    private final String constant;
    private final ObjectNode plain;

    private JavaType(Kind kind, JavaType inner, String name, String constant, ObjectNode plain) {
        this.kind = kind;
        this.inner = inner;
        this.name = name;
        this.constant = constant;
        this.plain = plain;
    }

    private static JavaType scalar(String name, String constant, String type, String format) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        if (!type.isEmpty()) {
            plain.put("type", type);
        }
        if (!format.isEmpty()) {
            plain.put("format", format);
        }
        return new JavaType(Kind.SCALAR, null, name, constant, plain);
    }

    static JavaType list(JavaType items) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode().put("type", "array");
        plain.set("items", items.plain);
        return new JavaType(Kind.LIST, items, "List", "list", plain);
    }

    static JavaType map(JavaType values) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode().put("type", "object");
        plain.set("additionalProperties", values.plain);
        return new JavaType(Kind.MAP, values, "Map", "map", plain);
    }

    /** A class that is generated. */
    static JavaType of(String className) {
        ObjectNode plain =
                JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + SchemaKey.of(className));
        return new JavaType(Kind.CLASS, null, className, "of", plain);
    }

    /** An item of a list, or a value of a map, that may be null. */
    JavaType orNull() {
        return kind == Kind.OR_NULL || this == ANY ? this : new JavaType(Kind.OR_NULL, this, name, "orNull", plain);
    }

    boolean isClass() {
        return kind == Kind.CLASS;
    }

    /** Whether a class is what it is, or consists of. */
    boolean isOfClass() {
        return isClass() || inner != null && inner.isOfClass();
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    /** Whether it has properties, listed or not. */
    boolean isObject() {
        return kind == Kind.CLASS || kind == Kind.MAP;
    }

    boolean isScalar() {
        return kind == Kind.SCALAR;
    }

    /**
     * As it is declared, such as {@code List<Video>}.
     *
     * @param hidden whether a name alone means another class where this is written
     */
    String declared(Predicate<String> hidden) {
        switch (kind) {
            case LIST:
                return "List<" + inner.declared(hidden) + ">";
            case MAP:
                return "Map<String, " + inner.declared(hidden) + ">";
            case OR_NULL:
                return inner.declared(hidden);
            case CLASS:
                return qualified(hidden);
            default:
                return name;
        }
    }

    /** As it is declared where there may be null. */
    String orAbsent(Predicate<String> hidden) {
        String declared = declared(hidden);
        return declared.startsWith(MODEL_PACKAGE)
                ? MODEL_PACKAGE + "@Nullable " + declared.substring(MODEL_PACKAGE.length())
                : "@Nullable " + declared;
    }

    /** As the runtime reads it, such as {@code Schema.list(Schema.of(() -> Video.SCHEMA))}. */
    String read(Predicate<String> hidden) {
        switch (kind) {
            case SCALAR:
                return "Schema." + constant;
            case CLASS:
                return "Schema.of(() -> " + qualified(hidden) + ".SCHEMA)";
            default:
                return "Schema." + constant + "(" + inner.read(hidden) + ")";
        }
    }

    /** As the generator reads it, in the least words of OpenAPI. */
    ObjectNode plain() {
        return plain.deepCopy();
    }

    /** The name of the class. */
    String name() {
        return name;
    }

    private String qualified(Predicate<String> hidden) {
        return hidden.test(name) ? MODEL_PACKAGE + name : name;
    }
}
