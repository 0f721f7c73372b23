package org.taizhang.probes;

/** Where a probe finds what a check names by reference alone, looked up anew for every run. */
@FunctionalInterface
public interface Credentials {
    /**
     * The credential of that reference, such as {@code file:portal-database}.
     *
     * @throws Failed where there is none, or its store cannot be read; the sentence holds the reference and no secret
     */
    Credential find(String reference) throws Failed;

    /**
     * Returns where a target of that unit may use the credential.
     *
     * @throws Failed where it may not, or as {@link #find} does
     */
    default void admit(String reference, String unit) throws Failed {
        find(reference);
    }
}
