package org.taizhang.domain.erasure;

/** Erases the personal data of an account wherever the product keeps any, and needs time for it. */
public interface Eraser {
    /**
     * Returns once nothing is left; told again, does again what is left to do.
     *
     * @param account the login name
     * @param position of the event that approved it
     * @return how many values the ledger held
     */
    int erase(String account, long position);
}
