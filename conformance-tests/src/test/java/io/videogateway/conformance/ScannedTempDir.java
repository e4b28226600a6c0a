package io.videogateway.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** Fails a test that leaves a token in its folder. {@code junit-platform.properties} makes it the rule for all tests. */
public final class ScannedTempDir implements TempDirDeletionStrategy {
    @Override
    public DeletionResult delete(Path folder, AnnotatedElementContext element, ExtensionContext test)
            throws IOException {
        DeletionResult deleted;
        try {
            requireNoToken(folder);
        } finally {
            deleted = Standard.INSTANCE.delete(folder, element, test);
        }
        return deleted;
    }

    static void requireNoToken(Path folder) throws IOException {
        List<Path> found = TokenScan.findings(folder);
        if (!found.isEmpty()) {
            throw new AssertionError("a token of the tests is in " + found);
        }
    }
}
