package org.taizhang.ledger.verify;

/** Entries or hashes could not be had: why, as a finding. */
final class Lost extends RuntimeException {
    private final transient Finding finding;

    Lost(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
