package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a server promises: an OpenAPI 3.0 or 3.1 document, read without changing a byte of it. */
public final class Contract {
    /** More than the largest contracts of this kind of API, and less than what a YAML parser takes minutes for. */
    private static final long MOST_BYTES = 3_000_000;

    private static final int MOST_DERIVED = 100;

    private final byte[] source;
    private final Notation notation;
    private final Document document;
    private final List<Operation> operations;
    /** A profile may have values that no other has, so that there is an end to what is kept. */
    private final Map<Derivation<?>, Object> derived = new ConcurrentHashMap<>();

    private @Nullable SourceLines lines;

    private Contract(byte[] source, Notation notation, Document document, List<Operation> operations) {
        this.source = source;
        this.notation = notation;
        this.document = document;
        this.operations = operations;
    }

    /**
     * Reads a document in YAML or JSON, or the one in the fenced block of a Markdown export.
     *
     * @throws ContractException if the file cannot be read or is no OpenAPI 3.0 or 3.1 document, as a
     *     {@link SwaggerException} if it is one of Swagger 2
     */
    public static Contract read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new ContractException("the contract " + file + " has " + size + " bytes, more than the "
                        + MOST_BYTES + " that are read");
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new ContractException("there is no contract at " + file, e);
        } catch (IOException e) {
            throw new ContractException("the contract " + file + " cannot be read: " + FileProblem.of(e), e);
        }
    }

    /**
     * Reads a document in YAML or JSON, or the one in the fenced block of a Markdown export.
     *
     * @param name how messages call the document
     * @throws ContractException if it is no OpenAPI 3.0 or 3.1 document
     */
    public static Contract parse(byte[] received, String name) {
        try {
            byte[] source = FencedBlock.openApi(received);
            Notation.Read read = Notation.read(source);
            requireOpenApi(read.root(), name);
            Optional<String> alias = read.notation() == Notation.YAML ? YamlAlias.first(source) : Optional.empty();
            if (alias.isPresent()) {
                throw new ContractException(
                        "it has the YAML alias *" + alias.get() + "; write out what that stands for");
            }
            Document document = new Document(read.root());
            return new Contract(source.clone(), read.notation(), document, new OperationReader(document).operations());
        } catch (MismatchedInputException e) {
            throw new ContractException(name + " is no usable contract: a second document stands in it", e);
        } catch (JsonProcessingException e) {
            throw new ContractException(name + " is neither YAML nor JSON: " + FileProblem.of(e), e);
        } catch (IOException e) {
            throw new ContractException(name + " cannot be read: " + FileProblem.of(e), e);
        } catch (SwaggerException e) {
            throw e;
        } catch (ContractException e) {
            throw new ContractException(name + " is no usable contract: " + e.getMessage(), e);
        }
    }

    private static void requireOpenApi(JsonNode root, String name) {
        if (root.path("swagger").asText().startsWith("2")) {
            throw new SwaggerException(
                    name + " is no usable contract: it is a Swagger 2 document; convert it to OpenAPI 3 first");
        }
        if (!root.isObject() || !root.has("openapi")) {
            throw new ContractException("it is no OpenAPI document, for it has no field openapi");
        }
        JsonNode stated = root.get("openapi");
        String version = stated.isValueNode() ? stated.asText() : oneLine(stated.toString());
        if (!version.matches("3\\.[01](\\..*)?")) {
            throw new ContractException("it is written in OpenAPI " + version + "; 3.0 and 3.1 are understood");
        }
    }

    /**
     * Tries every schema of an answer, for a run that meets an unusable one only when it judges has spent money for nothing.
     *
     * @throws ContractException if a schema cannot be used
     */
    public void requireUsableSchemas() {
        operations.stream()
                .flatMap(operation -> operation.responses().stream())
                .flatMap(response -> response.json().stream())
                .flatMap(json -> json.schema().stream())
                .forEach(schema -> schema.problems(NullNode.getInstance()));
    }

    /**
     * What follows from the contract, worked out when it is first asked for and kept with the contract.
     *
     * @param derivation with {@code equals}, as records have it
     */
    @SuppressWarnings("unchecked") // Under a derivation stands only what it gave.
    public <T> T derive(Derivation<T> derivation) {
        Object known = derived.get(derivation);
        if (known == null) {
            known = derivation.from(this);
            if (derived.size() < MOST_DERIVED) {
                derived.put(derivation, known);
            }
        }
        return (T) known;
    }

    /**
     * The same contract, with another word on what calls cost.
     *
     * @param paid whether calls of an operation are charged for, by its key
     */
    public Contract charging(Map<String, Boolean> paid) {
        return paid.isEmpty()
                ? this
                : new Contract(
                        source,
                        notation,
                        document,
                        operations.stream()
                                .map(operation -> Optional.ofNullable(paid.get(operation.key()))
                                        .map(operation::withPaid)
                                        .orElse(operation))
                                .toList());
    }

    /** The title; empty where the document has none. */
    public String title() {
        return at("/info/title").asText("");
    }

    public String version() {
        return at("/info/version").asText("");
    }

    /** The version of OpenAPI in which the document is written: {@code 3.0.1}. */
    public String openApiVersion() {
        return at("/openapi").asText();
    }

    /** The operations in the order of the document; at least one. */
    public List<Operation> operations() {
        return operations;
    }

    /** What requests prove by who sends them, each once, in the order of the document. */
    public List<SecurityScheme> securitySchemes() {
        return operations.stream()
                .flatMap(operation -> operation.security().stream())
                .distinct()
                .toList();
    }

    /** The first server of the document, without what a template would have to fill in. */
    public Optional<String> serverUrl() {
        String url = at("/servers/0/url").asText("");
        return url.startsWith("http") && !url.contains("{") ? Optional.of(url) : Optional.empty();
    }

    /** What stands at a place, as it was received; empty where nothing does. */
    public synchronized Optional<Excerpt> excerpt(JsonPointer place) {
        if (lines == null) {
            try {
                lines = new SourceLines(source, notation);
            } catch (IOException e) {
                throw new ContractException("the contract cannot be read again: " + e.getMessage(), e);
            }
        }
        return lines.at(place);
    }

    /** The bytes as they were received; of a Markdown export those in the fenced block. */
    public byte[] source() {
        return source.clone();
    }

    /** The SHA-256 of the bytes as received, in lower-case hexadecimal digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the other bytes are this very document. */
    public boolean hasSource(byte[] other) {
        return MessageDigest.isEqual(source, other);
    }

    /** What stands at a place; missing where nothing does. */
    public JsonNode at(JsonPointer place) {
        return document.at(place);
    }

    /**
     * The place to which a chain of references leads; the place itself where no reference stands.
     *
     * @throws ContractException if the chain leads nowhere
     */
    public JsonPointer follow(JsonPointer place) {
        return document.follow(place);
    }

    /** The schema at a place, or to which a reference there leads. */
    public Schema schema(JsonPointer place) {
        return document.schema(place);
    }

    private JsonNode at(String pointer) {
        return at(JsonPointer.compile(pointer));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return new String(source, StandardCharsets.UTF_8);
    }
}
