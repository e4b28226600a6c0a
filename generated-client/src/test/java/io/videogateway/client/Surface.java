package io.videogateway.client;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the generated classes offer to others, as text: a line for each class and each member, in the order of the alphabet. */
final class Surface {

    private static final String GROUPS = OperationGroups.class.getName();

    private Surface() {}

    static String ofGenerated(BundledClient client) throws IOException, ClassNotFoundException {
        StringBuilder text = new StringBuilder();
        for (Class<?> type : generated(client)) {
            if (!isOffered(type)) {
                continue;
            }
            text.append('\n').append(declaration(type)).append('\n');
            members(type).forEach(member -> text.append("  ").append(member).append('\n'));
        }
        return text.toString();
    }

    private static List<Class<?>> generated(BundledClient client) throws IOException, ClassNotFoundException {
        Path packages = client.classes().resolve("io/videogateway/client");
        List<String> names = new ArrayList<>(List.of(GROUPS));
        for (String name : List.of("api", "model")) {
            try (Stream<Path> files = Files.list(packages.resolve(name))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                        .map(file -> "io.videogateway.client." + name + "."
                                + file.substring(0, file.length() - ".class".length()))
                        .forEach(names::add);
            }
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names.stream().sorted().toList()) {
            classes.add(Class.forName(name, false, client.loader()));
        }
        return classes;
    }

    private static boolean isOffered(Class<?> type) {
        // Nobody can name it, and its methods are the gateway's.
        return type.getName().equals(GROUPS)
                || (!type.isAnonymousClass()
                        && isOffered(type.getModifiers())
                        && (type.getDeclaringClass() == null || isOffered(type.getDeclaringClass())));
    }

    private static boolean isOffered(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String declaration(Class<?> type) {
        String kind = type.isInterface() ? "" : type.isEnum() ? "enum " : "class ";
        String above = type.getSuperclass() == null || type.getSuperclass() == Object.class
                ? ""
                : " extends " + written(type.getAnnotatedSuperclass());
        String beside = type.getInterfaces().length == 0
                ? ""
                : (type.isInterface() ? " extends " : " implements ") + written(type.getAnnotatedInterfaces());
        return named(deprecation(type)
                + modifiers(type.getModifiers())
                + kind
                + type.getName()
                + variables(type.getTypeParameters())
                + above
                + beside);
    }

    private static SortedSet<String> members(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> isOffered(member.getModifiers()) && !member.isSynthetic())
                .map(Surface::declaration)
                .map(Surface::named)
                .collect(toCollection(TreeSet::new));
    }

    private static String declaration(Member member) {
        if (member instanceof Field field) {
            return deprecation(field) + modifiers(field.getModifiers()) + written(field.getAnnotatedType()) + " "
                    + field.getName() + value(field);
        }
        if (member instanceof Method method) {
            return deprecation(method) + modifiers(method.getModifiers() & ~Modifier.TRANSIENT & ~Modifier.VOLATILE)
                    + variables(method.getTypeParameters())
                    + (method.getTypeParameters().length == 0 ? "" : " ")
                    + written(method.getAnnotatedReturnType()) + " " + method.getName() + taken(method);
        }
        Constructor<?> constructor = (Constructor<?>) member;
        return deprecation(constructor) + modifiers(constructor.getModifiers()) + "new" + taken(constructor);
    }

    /** Whoever compiles against a constant has its value in their own classes. */
    private static String value(Field field) {
        if (!Modifier.isStatic(field.getModifiers()) || field.getType() != String.class) {
            return "";
        }
        try {
            return " = \"" + field.get(null) + "\"";
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is said to be public", e);
        }
    }

    private static String taken(Executable executable) {
        return "(" + written(executable.getAnnotatedParameterTypes()) + ")"
                + (executable.getExceptionTypes().length == 0
                        ? ""
                        : " throws " + written(executable.getAnnotatedExceptionTypes()));
    }

    private static String deprecation(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String modifiers(int modifiers) {
        return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + " extends " + written(variable.getAnnotatedBounds()))
                        .collect(joining(", ", "<", ">"));
    }

    private static String written(AnnotatedType... types) {
        return Arrays.stream(types).map(Surface::written).collect(joining(", "));
    }

    private static String written(AnnotatedType type) {
        String nullness = type.isAnnotationPresent(Nullable.class) ? "?" : "";
        if (type instanceof AnnotatedArrayType array) {
            return written(array.getAnnotatedGenericComponentType()) + "[]" + nullness;
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return ((ParameterizedType) type.getType()).getRawType().getTypeName() + "<"
                    + written(parameterized.getAnnotatedActualTypeArguments()) + ">" + nullness;
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard.getAnnotatedLowerBounds().length > 0
                    ? "? super " + written(wildcard.getAnnotatedLowerBounds())
                    : "? extends " + written(wildcard.getAnnotatedUpperBounds());
        }
        return (type instanceof AnnotatedTypeVariable ? type.getType() : (Class<?>) type.getType()).getTypeName()
                + nullness;
    }

    /** Of Java's own packages and of the client's the reader knows where they are. */
    private static String named(String declaration) {
        return declaration.replaceAll(
                "\\b(java\\.(lang|util|util\\.concurrent)|io\\.videogateway\\.client)\\.(?=[A-Z]|api\\.|model\\.)", "");
    }
}
