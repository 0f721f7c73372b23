package org.taizhang.ledger.note;

/**
 * Opens signing keys of one kind. A driver for another device is a jar with a public class of this type and its name in
 * {@code META-INF/services}; it may be asked from any thread.
 */
public interface NoteSignerProvider {
    /** What settings of this kind begin with, before the colon. */
    String scheme();

    /** Opens a key, which signs under the name; the secret is not kept longer than needed and never told. */
    NoteSigner open(String name, SignerSetting setting, char[] secret) throws CannotSign;
}
