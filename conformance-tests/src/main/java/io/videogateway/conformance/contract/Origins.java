package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where the ids come from that requests of a contract carry: {@code links} say it, or names do. Takes time in proportion
 * to the number of operations.
 */
final class Origins {
    /** Query parameters of lists whose value is the id of one of the listed things. */
    private static final Set<String> CURSORS = Set.of("after", "before", "startingafter", "endingbefore");

    private static final Pattern ID = Pattern.compile("(?i:id|.*[_-]id|.*uuid)|.*[a-z0-9]I[dD]", Pattern.DOTALL);

    private static final int LEVELS = 3;

    /** Of so many creates in one place no name tells which one is meant. */
    private static final int MANY = 8;

    private final Links links;
    private final Map<String, Operation> byKey = new HashMap<>();
    /** The creates that stand a few levels under a path. */
    private final Map<String, List<Operation>> createsUnder = new HashMap<>();
    /** The creates by the name that an id of what they make has elsewhere: {@code videoid}. */
    private final Map<String, List<Operation>> createsByName = new HashMap<>();
    /** The creates by the place of the schema in which they answer, where several operations share it. */
    private final Map<JsonPointer, List<Operation>> createsBySchema = new HashMap<>();

    /** What shows one thing of a collection, by the path of the collection. */
    private final Map<String, Operation> shownBelow = new HashMap<>();

    Origins(Document document, List<Operation> operations) {
        this.links = new Links(document, operations);
        for (Operation operation : operations) {
            byKey.put(operation.key(), operation);
            if (operation.method().equals("POST")) {
                index(operation);
            }
            if (operation.method().equals("GET")
                    && lastSegment(operation.path()).matches("\\{[^{}]*}")) {
                shownBelow.putIfAbsent(parent(operation.path()), operation);
            }
        }
    }

    private void index(Operation create) {
        String folder = parent(create.path());
        for (int level = 0; level < LEVELS && !folder.isEmpty(); level++) {
            createsUnder.computeIfAbsent(folder, key -> new ArrayList<>()).add(create);
            folder = parent(folder);
        }
        createsByName
                .computeIfAbsent(singular(lastSegment(create.path())) + "id", key -> new ArrayList<>())
                .add(create);
        answer(create)
                .filter(schema -> schema.clause().toString().startsWith("/components/"))
                .ifPresent(schema -> createsBySchema
                        .computeIfAbsent(schema.clause(), key -> new ArrayList<>())
                        .add(create));
    }

    /** Where the parameters of an operation come from, by name; those are left out of which nothing is known. */
    Map<String, List<Origin>> of(Operation operation) {
        Map<String, List<Origin>> origins = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            List<Origin> found = links.to(operation, parameter);
            if (found.isEmpty()) {
                found = switch (parameter.place()) {
                    case PATH -> ofPath(operation, parameter.name());
                    case QUERY -> ofQuery(operation, parameter);
                    default -> List.of();
                };
            }
            List<Origin> usable = found.stream()
                    .filter(origin -> !origin.operation().equals(operation.key()))
                    .distinct()
                    .toList();
            if (!usable.isEmpty()) {
                origins.put(parameter.name(), usable);
            }
        }
        return origins;
    }

    /**
     * The create that makes what an operation lists: what is posted to the same path, or what makes the things that are shown
     * one by one below it.
     */
    Optional<Origin> listedBy(Operation operation) {
        if (!operation.method().equals("GET") || operation.listedId().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(byKey.get("POST " + operation.path()))
                .flatMap(create -> tells(create, names("id", operation.path())))
                .or(() -> Optional.ofNullable(shownBelow.get(operation.path()))
                        .flatMap(show -> ofPath(show, lastSegment(show.path()).replaceAll("[{}]", "")).stream()
                                .filter(Origin::creates)
                                .findFirst()));
    }

    private List<Origin> ofPath(Operation operation, String name) {
        int at = operation.path().indexOf("/{" + name + "}");
        int end = at + name.length() + 3;
        if (at < 0 || (end < operation.path().length() && operation.path().charAt(end) != '/')) {
            return List.of();
        }
        String collection = operation.path().substring(0, at);
        List<String> names = names(name, collection);
        List<Origin> found = new ArrayList<>(create(collection, name, names));
        if (operation.method().equals("DELETE") && operation.path().length() == end && !found.isEmpty()) {
            found.addAll(alike(found.get(0), names));
        }
        if (operation.isSafe()) {
            Optional.ofNullable(byKey.get("GET " + collection))
                    .flatMap(list -> Listing.of(list).flatMap(listing -> listing.id(names)))
                    .map(place -> new Origin("GET " + collection, place, false))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The create of a collection: what is posted to its own path, else the only one below it, else the one of that name. */
    private List<Origin> create(String collection, String name, List<String> names) {
        Optional<Origin> own =
                Optional.ofNullable(byKey.get("POST " + collection)).flatMap(create -> tells(create, names));
        if (own.isPresent() || !isId(name)) {
            return own.stream().toList();
        }
        return only(under(collection).filter(create -> !create.path().startsWith(collection + "/{")), names)
                .or(() -> only(named(name), names))
                .or(() -> only(
                        under(parent(collection)).filter(create -> !plain(name).equals("id")), List.of(plain(name))))
                .stream()
                .toList();
    }

    /** Other operations that answer with the same schema make things of the same kind. */
    private List<Origin> alike(Origin first, List<String> names) {
        return Optional.ofNullable(byKey.get(first.operation()))
                .flatMap(Origins::answer)
                .map(schema -> createsBySchema.getOrDefault(schema.clause(), List.of()))
                .orElse(List.of())
                .stream()
                .flatMap(create -> tells(create, names).stream())
                .toList();
    }

    private List<Origin> ofQuery(Operation operation, Parameter parameter) {
        String name = parameter.name();
        if (parameter
                .schema()
                .filter(schema -> schema.isArray() || schema.isObject())
                .isPresent()) {
            return List.of();
        }
        List<String> own = names("id", operation.path());
        if (CURSORS.contains(plain(name))) {
            return create(operation.path(), "id", own);
        }
        if (!isId(name)) {
            return List.of();
        }
        List<String> names = names(name, operation.path());
        return Optional.ofNullable(byKey.get("POST " + operation.path()))
                .flatMap(create -> tells(create, names))
                .or(() -> only(named(name), names))
                .or(() -> only(under(parent(operation.path())), names))
                .stream()
                .toList();
    }

    private Stream<Operation> under(String path) {
        return few(createsUnder.getOrDefault(path, List.of()));
    }

    private Stream<Operation> named(String parameter) {
        return few(createsByName.getOrDefault(plain(parameter), List.of()));
    }

    private static Stream<Operation> few(List<Operation> creates) {
        return creates.size() > MANY ? Stream.empty() : creates.stream();
    }

    private static Optional<Origin> only(Stream<Operation> creates, List<String> names) {
        List<Origin> telling = creates.flatMap(create -> tells(create, names).stream())
                .limit(2)
                .toList();
        return telling.size() == 1 ? Optional.of(telling.get(0)) : Optional.empty();
    }

    private static Optional<Origin> tells(Operation create, List<String> names) {
        return Listing.place(create.success().flatMap(ResponseSpec::json), names)
                .map(place -> new Origin(create.key(), place, true));
    }

    private static Optional<Schema> answer(Operation operation) {
        return operation.success().flatMap(ResponseSpec::json).flatMap(MediaType::schema);
    }

    /** What an id may be called in an answer, the most telling name first. */
    static List<String> names(String parameter, String collection) {
        return isId(parameter)
                ? List.of(plain(parameter), "id", singular(lastSegment(collection)) + "id", "uuid")
                : List.of(plain(parameter));
    }

    /** Not what only ends in these letters: paid, valid. */
    static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    /** {@code video_id}, {@code videoId} and {@code Video-ID} are one name. */
    static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String singular(String word) {
        String plain = plain(word);
        if (plain.endsWith("ies")) {
            return plain.substring(0, plain.length() - 3) + "y";
        }
        return plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
