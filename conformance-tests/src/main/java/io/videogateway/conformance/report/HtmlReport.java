package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;

/** Draws a run as {@code report.html}: one file that needs no network and no script. Equal runs give equal bytes. */
final class HtmlReport {
    private HtmlReport() {}

    /**
     * The page of a run.
     *
     * @param contract the one that the run was judged by
     */
    static byte[] of(Run run, Contract contract) {
        return Page.render("report", ReportView.of(run, contract));
    }
}
