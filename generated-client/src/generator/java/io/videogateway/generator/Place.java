package io.videogateway.generator;

/** Where a schema stands, for the name of a class if it needs one. It looks at nothing but the way there. */
final class Place {

    private final String key;
    private final String className;
    private final String itemName;
    private final boolean form;

    private Place(String key, String className, String itemName, boolean form) {
        this.key = key;
        this.className = className;
        this.itemName = itemName;
        this.form = form;
    }

    static Place component(String name) {
        String className = Spelling.camel(name);
        return new Place(name, className, className + "Item", false);
    }

    /** Inside a class that has a name by now. */
    static Place named(String className) {
        return new Place(className, className, className + "Item", false);
    }

    /**
     * A request, a parameter or an answer.
     *
     * @param suffix what its class has after the name of the operation
     */
    static Place operation(String operationId, String part, String suffix, boolean form) {
        String className = Spelling.upperFirst(operationId) + suffix;
        return new Place(operationId + "." + part, className, className + "Item", form);
    }

    /** What several operations refer to, such as an answer under {@code components}. */
    static Place shared(String section, String name, String suffix) {
        String camel = Spelling.camel(name);
        String className = camel.endsWith(suffix) ? camel : camel + suffix;
        return new Place(section + "." + name, className, className + "Item", false);
    }

    /** In a class, by the contract's name of the property. */
    static Place property(String className, String property, boolean form) {
        String name = Spelling.camel(property);
        return new Place(className + "." + property, className + name, className + Names.singular(name), form);
    }

    /** What the list or the map that stands here consists of. */
    Place item() {
        return new Place(key, itemName, itemName, form);
    }

    /** One of several types that may stand here. */
    Place option(String label) {
        String name = className + Spelling.camel(label);
        return new Place(key + "." + label, name, name + "Item", form);
    }

    /** One of several schemas that hold at once here. */
    Place part(int number) {
        String name = className + "Part" + number;
        return new Place(key + ".allOf." + number, name, name + "Item", form);
    }

    /** This place, as part of what is sent or read in another. */
    Place in(Place other) {
        return new Place(key, className, itemName, other.form);
    }

    /** As codegen.yaml calls it, such as {@code Video.error}. */
    String key() {
        return key;
    }

    /** What rules would call a class that is needed here. */
    String className() {
        return className;
    }

    /** Whether bytes are sent here, and no text stands for them. */
    boolean isForm() {
        return form;
    }
}
