package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line why a file cannot be read or written. What Java and the parsers say themselves is for programmers: a path
 * alone, the name of a class, several lines of a YAML file in which a secret may stand.
 */
public final class FileProblem {
    private FileProblem() {}

    /** The reason, for the end of a sentence that names the file. */
    public static String of(IOException problem) {
        if (problem instanceof JsonProcessingException parsing) {
            // Jackson and SnakeYAML wrap what goes wrong below them, and take the name of its class into the message.
            for (Throwable cause = parsing.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException below) {
                    return of(below);
                }
            }
            return place(parsing.getLocation()) + plain(parsing.getOriginalMessage());
        }
        if (problem instanceof CharConversionException) {
            return "it is no text in UTF-8";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file stands in its place";
        }
        if (problem instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String message = problem instanceof FileSystemException system
                ? system.getReason()
                : String.valueOf(problem.getMessage());
        return message == null ? "the file system does not say why" : plain(message);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr() + ": ";
    }

    /** Without the excerpt that SnakeYAML indents, and without the names of Jackson's settings and sources. */
    private static String plain(String message) {
        return message.lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "))
                .replaceAll(",? \\(?from `[^`]*`", "")
                .replaceAll(" \\(start marker at \\[.*?]\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
