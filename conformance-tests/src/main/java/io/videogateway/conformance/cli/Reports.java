package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the folders of {@code --report}, and says in one line why one cannot be written and what to do. */
final class Reports {
    private Reports() {}

    static ReportFolder open(Path folder) {
        try {
            return ReportFolder.open(folder);
        } catch (IOException e) {
            throw notOpened(folder, e);
        }
    }

    static ReportFolder openForMatrix(Path folder) {
        try {
            return ReportFolder.openForMatrix(folder);
        } catch (IOException e) {
            throw notOpened(folder, e);
        }
    }

    private static UsageException notOpened(Path folder, IOException e) {
        return new UsageException(cannotBeWritten(folder, e).getMessage() + "; name another one with --report", e);
    }

    /** After a run, where another folder no longer helps. */
    static UsageException cannotBeWritten(Object folder, IOException e) {
        return new UsageException("the report folder " + folder + " cannot be written: " + FileProblem.of(e), e);
    }
}
