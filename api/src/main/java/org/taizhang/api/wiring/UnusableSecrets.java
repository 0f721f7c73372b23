package org.taizhang.api.wiring;

/** The secrets are not kept as they must be. */
final class UnusableSecrets extends RuntimeException {
    UnusableSecrets(String why) {
        super(why);
    }
}
