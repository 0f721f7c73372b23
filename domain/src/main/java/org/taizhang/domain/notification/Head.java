package org.taizhang.domain.notification;

/** Where the ledger ends. */
@FunctionalInterface
public interface Head {
    /** The newest position of the ledger; -1 where it is empty. */
    long position();
}
