package org.taizhang.api.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.taizhang.api.Settings;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.gm.Sm2KeyFile;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Ed25519KeyFile;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.KeyFile;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.SignerSetting;
import org.taizhang.ledger.publish.Identity;
import org.taizhang.ledger.tree.TreeHash;

/**
 * As what the ledger is signed, by the settings. At the first start the log gets its name, and key files in the data
 * folder are made; a ledger that was signed before never gets another name, nor new keys in place of lost ones.
 */
final class Signing {
    private final CommitLog log;
    private final Settings.Ledger settings;
    private final Path data;

    Signing(CommitLog log, Settings settings, Path data) {
        this.log = log;
        this.settings = settings.ledger();
        this.data = data.toAbsolutePath().normalize();
    }

    List<Identity> identities() {
        var retired = settings.retiredKeys().stream()
                .map(vkey -> key("taizhang.ledger.retired-keys", vkey))
                .toList();
        var origin = origin();
        var identities = new ArrayList<Identity>();
        identities.add(identity(TreeHash.SHA256, origin, settings.signers(), retired));
        if (settings.sm3()) identities.add(identity(TreeHash.SM3, origin + "/sm3", settings.sm3Signers(), retired));
        for (var key : retired)
            if (identities.stream().noneMatch(identity -> identity.origin().equals(key.name())))
                throw new CannotSign(
                        "taizhang.ledger.retired-keys has a key of " + key.name() + ", but this ledger is " + origin);
        return identities;
    }

    /** A public key as settings have it. */
    static Key key(String setting, String vkey) {
        try {
            var key = Key.parse(vkey);
            var unused = key.verifier();
            return key;
        } catch (NoteRefused e) {
            throw new CannotSign(setting + " holds no public key: " + e.getMessage(), e);
        }
    }

    private Identity identity(TreeHash tree, String origin, List<Settings.Signer> signers, List<Key> retired) {
        if (signers.isEmpty()) throw new CannotSign("No key is set that signs the tree by " + tree + " of " + origin);
        var files = signers.stream().flatMap(signer -> file(signer).stream()).toList();
        var lost = log.newestCheckpoint(tree).isPresent()
                && files.size() == signers.size()
                && files.stream().noneMatch(file -> Files.exists(file));
        var opened = new ArrayList<NoteSigner>();
        for (var signer : signers) {
            if (!lost) make(signer, origin);
            opened.add(open(signer, origin));
        }
        return new Identity(
                tree,
                origin,
                opened,
                retired.stream().filter(key -> key.name().equals(origin)).toList());
    }

    private static NoteSigner open(Settings.Signer signer, String name) {
        var secret = signer.secret() == null ? new char[0] : signer.secret().toCharArray();
        try {
            return SignerSetting.parse(signer.key()).open(name, secret);
        } finally {
            Arrays.fill(secret, ' ');
        }
    }

    /** A key file that is missing in the data folder is made; one that is missing elsewhere is a mistake. */
    private void make(Settings.Signer signer, String name) {
        var missing = file(signer).filter(file -> file.startsWith(data) && !Files.exists(file));
        if (missing.isEmpty()) return;
        var unused = SignerSetting.parse(signer.key()).scheme().equals("sm2")
                ? Sm2KeyFile.create(missing.get(), name)
                : Ed25519KeyFile.create(missing.get(), name);
    }

    private static Optional<Path> file(Settings.Signer signer) {
        var setting = SignerSetting.parse(signer.key());
        return List.of("file", "sm2").contains(setting.scheme())
                ? Optional.of(Path.of(setting.path()).toAbsolutePath().normalize())
                : Optional.empty();
    }

    /** As it is set; or as it was signed before; or as a key is named; or a new one. */
    private String origin() {
        if (settings.origin() != null && !settings.origin().isBlank())
            return settings.origin().strip();
        return log.newestCheckpoint(TreeHash.SHA256)
                .flatMap(newest -> origin(newest.note()))
                .or(() -> settings.signers().stream()
                        .flatMap(signer -> file(signer).stream())
                        .filter(file -> Files.exists(file))
                        .map(KeyFile::name)
                        .findFirst())
                .orElseGet(() -> "taizhang-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt()));
    }

    /** What a note says of itself; whether that is true is found out when the ledger is compared with it. */
    private static Optional<String> origin(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()).origin());
        } catch (NoteRefused e) {
            return Optional.empty();
        }
    }
}
