package org.taizhang.ledger.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.Policy;

/** Decides which keys are believed: those named, or those found beside the log, which is then said aloud. */
final class Keys {
    private final Options options;
    private final PrintStream out;

    Keys(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Trust trust(Optional<String> beside) throws IOException {
        var keys = new LinkedHashSet<Key>();
        Policy policy = null;
        try {
            for (var key : options.keys()) keys.add(Key.parse(key));
            for (var file : options.keyFiles()) keys.addAll(Trust.keys(Files.readString(file)));
            if (options.policy().isPresent()) {
                policy = Policy.parse(Files.readAllBytes(options.policy().get()));
                for (var log : policy.logs()) keys.add(log.key());
            }
            if (!keys.isEmpty()) return new Trust(keys, policy);
        } catch (NoteRefused e) {
            throw new Options.Unusable("公钥或策略不可用", "a key or the policy cannot be used: " + e.getMessage());
        }
        return new Trust(found(beside), policy);
    }

    private List<Key> found(Optional<String> beside) {
        try {
            var keys = new ArrayList<>(Trust.keys(beside.orElse("")));
            if (keys.isEmpty())
                throw new Options.Unusable(
                        "没有公钥：请用 --key 或 --keys 给出", "there is no key: name one with --key or --keys");
            out.println();
            out.println("！！ 未指定公钥，使用台账自带的公钥。能改台账的人也能换掉公钥：请用别的途径核对指纹。");
            out.println("!! No key was named: those that came with the log are used. Who changed the log could have");
            out.println("!! replaced them: compare these fingerprints with what you were told by other means.");
            for (var key : keys) out.println("!!   " + key.name() + "  SHA-256 " + key.fingerprint());
            for (var key : keys) out.println("!!   --key " + key.vkey());
            out.println();
            return keys;
        } catch (NoteRefused e) {
            throw new Refused("自带的公钥无法读出", "the keys that came with the log cannot be read: " + e.getMessage());
        }
    }
}
