package org.taizhang.api.account;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Problem;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/** Passwords as Argon2id hashes, outside the ledger: an event only names the credential it is about. */
public final class Secrets {
    private static final String COLLECTION = "credential";
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$bm90aGluZyB0byBmaW5kIQ$" + "bm8gcGFzc3dvcmQgaGFzaGVzIHRvIHRoaXMgdmFsdWU";

    private final Documents documents;
    private final JsonMapper json;
    private final Settings.Security rules;
    private final PasswordEncoder hashing = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    /** Each hash takes 19 MiB and a processor: many logins at once wait for one another. */
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** A salted hash; its parameters are part of it. */
    record Hash(String hash) {}

    public Secrets(Documents documents, JsonMapper json, Settings settings) {
        this.documents = documents;
        this.json = json;
        this.rules = settings.security();
        documents.define(Schema.of(COLLECTION));
    }

    /** Keeps a password under a new credential id; refuses one that is too short or too plain. */
    public UUID keep(String account, String password) {
        if (password.length() < rules.passwordLength() || kinds(password) < rules.passwordKinds())
            throw new Problem(HttpStatus.BAD_REQUEST, "weak-password", rules.passwordLength(), rules.passwordKinds());
        if (password.toLowerCase(Locale.ROOT).contains(account))
            throw new Problem(HttpStatus.BAD_REQUEST, "password-holds-name");
        return keepUnchecked(password);
    }

    /** Keeps a password that nobody typed, or that an operator preset. */
    public UUID keepUnchecked(String password) {
        var credential = UUID.randomUUID();
        var document = json.writeValueAsString(new Hash(hash(password)));
        documents.replace(COLLECTION, List.of(new Document(credential.toString(), 0, 0, "-", document)));
        return credential;
    }

    public boolean verify(UUID credential, String password) {
        var id = credential.toString();
        var found = documents.get(COLLECTION, List.of(id)).get(id);
        return found != null
                && matches(password, json.readValue(found.json(), Hash.class).hash());
    }

    /** Takes as long as {@link #verify}, so that an unknown name cannot be told from a wrong password by the clock. */
    void verifyNobody(String password) {
        matches(password, NOBODY);
    }

    private String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return String.valueOf(hashing.encode(password));
        } finally {
            atOnce.release();
        }
    }

    private boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return hashing.matches(password, hash);
        } finally {
            atOnce.release();
        }
    }

    /** Does what makes the credential an account's, and erases it where that fails. */
    <T> T forgottenUnless(UUID credential, Supplier<T> taken) {
        try {
            return taken.get();
        } catch (RuntimeException refused) {
            forget(credential);
            throw refused;
        }
    }

    /** Erases what no account uses any more. */
    public void forget(UUID credential) {
        documents.delete(COLLECTION, List.of(credential.toString()));
    }

    private static int kinds(String password) {
        var kinds = 0;
        if (password.chars().anyMatch(Character::isLowerCase)) kinds++;
        if (password.chars().anyMatch(Character::isUpperCase)) kinds++;
        if (password.chars().anyMatch(Character::isDigit)) kinds++;
        if (password.chars().anyMatch(c -> !Character.isLetterOrDigit(c))) kinds++;
        return kinds;
    }
}
