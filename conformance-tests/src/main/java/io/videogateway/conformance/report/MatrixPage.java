package io.videogateway.conformance.report;

/** Draws a matrix as {@code index.html}: rules by gateways, in one file. Equal runs give equal bytes. */
final class MatrixPage {
    private MatrixPage() {}

    /** The page, whose links lead to {@code <name>/report.html} beside it. */
    static byte[] of(Matrix matrix) {
        return Page.render("matrix", MatrixView.of(matrix));
    }
}
