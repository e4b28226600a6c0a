package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tools.ant.BuildException;

/** The names of all classes in the package of models, each given by its place alone or by codegen.yaml. */
final class ClassNames {

    /** What stands in the package already, or what its classes write without a package. */
    private static final String WRITTEN = "BigDecimal Boolean Builder Deprecated Double JsonCreator KnownWords List"
            + " LocalDate Long Map Model Nullable Object OffsetDateTime Override Schema String SuppressWarnings Upload Void";

    private static final Set<String> TAKEN = new HashSet<>(Arrays.asList(WRITTEN.split(" ")));

    private final JsonNode chosen;
    private final Map<String, String> classes = new HashMap<>();
    private final Set<String> owners = new HashSet<>();
    private final TreeSet<String> unused = new TreeSet<>();

    /** What codegen.yaml says: names of classes by the keys of places. */
    ClassNames(JsonNode chosen) {
        this.chosen = chosen;
        chosen.fieldNames().forEachRemaining(unused::add);
    }

    /** Whether a class must not be called so, whatever the contract. */
    static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }

    /** Whether java.lang has a class of this name. */
    static boolean isOfJava(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    /**
     * What the class of a place is called, whether or not there is one.
     *
     * @throws BuildException if codegen.yaml says something that is no name
     */
    String of(Place place) {
        if (isChosen(place.key())) {
            String name = chosen.get(place.key()).asText();
            if (!name.matches("[A-Z][A-Za-z0-9]*") || isTaken(name)) {
                throw new BuildException("the name of " + place.key() + " in openapi/codegen.yaml, \"" + name
                        + "\", is not one that a class could have here, such as Video");
            }
            return name;
        }
        String name = place.className();
        return !Character.isJavaIdentifierStart(name.codePointAt(0))
                ? "Model" + name
                : isTaken(name) ? name + "Model" : name;
    }

    /** The places that codegen.yaml names, in its order. */
    Iterable<String> chosen() {
        return chosen::fieldNames;
    }

    boolean isChosen(String key) {
        return chosen.has(key);
    }

    /**
     * Gives the class of a place its name.
     *
     * @throws BuildException if another class has it
     */
    String claim(Place place) {
        String name = of(place);
        String other = classes.put(name.toLowerCase(Locale.ROOT), place.key());
        if (other != null) {
            throw clash(other, place.key(), name, name + "2");
        }
        if (!Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode(name)) {
            throw new BuildException("the class of " + place.key() + " would be in a file called " + name
                    + ".java, which the locale of this machine does not allow; set LC_ALL=C.UTF-8, or give it a name in"
                    + " openapi/codegen.yaml, under schemaNames");
        }
        return name;
    }

    static BuildException clash(String one, String other, String name, String free) {
        return new BuildException(one + " and " + other + " would both be the class " + name
                + "; give one of them a name of its own in openapi/codegen.yaml, under schemaNames, such as \"" + other
                + "\": " + free);
    }

    /** Says that there is a schema in a place, whether or not it needs a class. */
    void visit(Place place) {
        unused.remove(place.key());
        owners.add(owner(place.key()));
    }

    /**
     * To be called at the end. What is said of operations and classes that are not there is for another contract.
     *
     * @throws BuildException if codegen.yaml names a place that an operation or a class does not have
     */
    void finish() {
        for (String key : unused) {
            if (key.contains(".") && owners.contains(owner(key))) {
                throw new BuildException("openapi/codegen.yaml names " + key + " under schemaNames, and " + owner(key)
                        + " has no such part");
            }
        }
    }

    private static String owner(String key) {
        return key.split("\\.", 2)[0];
    }
}
