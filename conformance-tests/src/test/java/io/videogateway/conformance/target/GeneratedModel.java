package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.Model;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class that the client was generated with for a schema, whatever its members are called: which property a setter and a
 * getter are of is found out by setting and getting.
 */
record GeneratedModel(Class<? extends Model> type) {
    private static final String PACKAGE = "io/videogateway/client/model";
    private static final Upload UPLOAD = Upload.of(new byte[] {1}, "one.png");
    private static final Upload OTHER_UPLOAD = Upload.of(new byte[] {2}, "other.png");

    /** All of them that have a builder. */
    static List<GeneratedModel> all() throws IOException, URISyntaxException, ClassNotFoundException {
        Path client = Path.of(VideoGateway.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(client)) {
            return in(client.resolve(PACKAGE));
        }
        try (FileSystem jar = FileSystems.newFileSystem(client)) {
            return in(jar.getPath(PACKAGE));
        }
    }

    private static List<GeneratedModel> in(Path folder) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[^$-]+\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        List<GeneratedModel> models = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(PACKAGE.replace('/', '.') + "." + name);
            if (Model.class.isAssignableFrom(type) && isBuilt(type)) {
                models.add(new GeneratedModel(type.asSubclass(Model.class)));
            }
        }
        return models;
    }

    private static boolean isBuilt(Class<?> type) {
        return Stream.of(type.getDeclaredClasses()).anyMatch(Model.Builder.class::isAssignableFrom);
    }

    /** The property of each setter, by the setter's name: each sets one, and one getter gives it back, or this fails. */
    Map<String, String> properties() throws ReflectiveOperationException {
        Map<String, String> properties = new TreeMap<>();
        Set<Method> unread = new HashSet<>(getters());
        for (Method setter : setters()) {
            Model before = built(setter, Variant.ONE, 0);
            Model after = built(setter, Variant.OTHER, 0);
            Set<String> changed = new TreeSet<>(after.properties().keySet());
            changed.removeIf(name -> Objects.equals(
                    before.properties().get(name), after.properties().get(name)));
            assertThat(changed)
                    .as("what %s of %s sets", setter.getName(), type.getSimpleName())
                    .hasSize(1);
            properties.put(setter.getName(), changed.iterator().next());

            List<Method> reading = new ArrayList<>();
            for (Method getter : getters()) {
                if (!Objects.equals(getter.invoke(before), getter.invoke(after))) {
                    assertThat(getter.invoke(after))
                            .as("%s of %s", getter.getName(), type.getSimpleName())
                            .isEqualTo(sample(setter.getGenericParameterTypes()[0], Variant.OTHER, 0));
                    reading.add(getter);
                }
            }
            assertThat(reading)
                    .as("what reads what %s of %s sets", setter.getName(), type.getSimpleName())
                    .hasSize(1);
            unread.removeAll(reading);
        }
        assertThat(unread).as("getters of what no setter sets").isEmpty();
        return properties;
    }

    /** Such as cannot be taken for each other. */
    private enum Variant {
        ONE,
        OTHER
    }

    private Model built(Method changed, Variant variant, int depth) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (Method setter : setters()) {
            setter.invoke(
                    builder,
                    sample(
                            setter.getGenericParameterTypes()[0],
                            setter.equals(changed) ? variant : Variant.ONE,
                            depth));
        }
        return (Model) builder.getClass().getMethod("build").invoke(builder);
    }

    private List<Method> setters() {
        return Stream.of(type.getDeclaredClasses())
                .filter(Model.Builder.class::isAssignableFrom)
                .flatMap(builder -> Stream.of(builder.getDeclaredMethods()))
                .filter(method -> isOffered(method) && method.getParameterCount() == 1)
                .toList();
    }

    private List<Method> getters() {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> isOffered(method) && method.getName().startsWith("get"))
                .filter(method -> method.getParameterCount() == 0)
                .toList();
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    private static Object sample(Type type, Variant variant, int depth) throws ReflectiveOperationException {
        boolean one = variant == Variant.ONE;
        if (type instanceof WildcardType wildcard) {
            return sample(wildcard.getUpperBounds()[0], variant, depth);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(sample(of[0], variant, depth))
                    : Map.of("name", sample(of[1], variant, depth));
        }
        Class<?> plain = (Class<?>) type;
        if (Model.class.isAssignableFrom(plain)) {
            return model(plain.asSubclass(Model.class), variant, depth + 1);
        }
        return Objects.requireNonNull(
                Map.<Class<?>, Object>of(
                                String.class,
                                "text " + variant,
                                Object.class,
                                "anything " + variant,
                                Long.class,
                                one ? 1_762_326_617_000L : 2L,
                                Double.class,
                                one ? 0.5 : 1.5,
                                BigDecimal.class,
                                new BigDecimal(one ? "0.25" : "1.25"),
                                Boolean.class,
                                one,
                                LocalDate.class,
                                LocalDate.parse(one ? "2026-11-22" : "2026-11-23"),
                                OffsetDateTime.class,
                                OffsetDateTime.parse(one ? "2026-11-22T10:00:01+08:00" : "2026-11-23T10:00:01Z"),
                                Upload.class,
                                one ? UPLOAD : OTHER_UPLOAD)
                        .get(plain),
                () -> "no sample of " + plain);
    }

    /** As little as it can have, for it may contain itself, and what tells it from another. */
    private static Model model(Class<? extends Model> type, Variant variant, int depth)
            throws ReflectiveOperationException {
        if (!isBuilt(type)) {
            Constructor<? extends Model> constructor = type.getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            return constructor.newInstance(Map.of("variant", variant.name()));
        }
        Model least = least(type);
        Object builder = type.getMethod("toBuilder")
                .invoke(least == null ? new GeneratedModel(type).built(null, variant, depth) : least);
        builder.getClass()
                .getMethod("putProperty", String.class, Object.class)
                .invoke(builder, "variant", variant.name());
        return (Model) builder.getClass().getMethod("build").invoke(builder);
    }

    private static @Nullable Model least(Class<? extends Model> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        try {
            return (Model) builder.getClass().getMethod("build").invoke(builder);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
