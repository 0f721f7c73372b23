package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code tlog-policy} file: lines of words between spaces and tabs, which name only what lines above have
 * defined. Names are compared as bytes.
 */
final class PolicyFile {
    private static final Set<KeyType> LOGS = Set.of(KeyType.ED25519, KeyType.ECDSA, KeyType.SM2);
    private static final Set<KeyType> WITNESSES = Set.of(KeyType.COSIGNATURE);
    private static final Pattern SPACE = Pattern.compile("[ \t]+");
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,8}");

    private final List<Policy.Log> logs = new ArrayList<>();
    private final Map<String, Policy.Witness> witnesses = new LinkedHashMap<>();
    private final Map<String, Policy.Group> groups = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable String quorum;

    Policy read(byte[] file) {
        var number = 0;
        for (var line : new String(file, ISO_8859_1).split("\n", -1)) {
            number++;
            try {
                line(line);
            } catch (NoteRefused e) {
                throw new NoteRefused.Malformed("Line " + number + " of the policy: " + e.getMessage());
            }
        }
        if (quorum == null) throw new NoteRefused.Malformed("The policy has no line \"quorum\"");
        return new Policy(logs, witnesses, groups, quorum);
    }

    private void line(String line) {
        if (line.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f))
            throw new NoteRefused.Malformed("it has a control character other than a tab");
        var words =
                Arrays.stream(SPACE.split(line)).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) return;
        switch (words.getFirst()) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new NoteRefused.Malformed("it begins with none of log, witness, group, quorum");
        }
    }

    private void log(List<String> words) {
        if (words.size() < 2 || words.size() > 3) throw new NoteRefused.Malformed("it does not read log key [address]");
        var key = key(words.get(1), LOGS);
        refuseTwice(key, logs.stream().map(Policy.Log::key).toList());
        logs.add(new Policy.Log(key, words.size() == 3 ? utf8(words.get(2)) : ""));
    }

    private void witness(List<String> words) {
        if (words.size() < 3 || words.size() > 4)
            throw new NoteRefused.Malformed("it does not read witness name key [address]");
        var name = define(words.get(1));
        var key = key(words.get(2), WITNESSES);
        refuseTwice(key, witnesses.values().stream().map(Policy.Witness::key).toList());
        witnesses.put(name, new Policy.Witness(utf8(name), key, words.size() == 4 ? utf8(words.get(3)) : ""));
    }

    private void group(List<String> words) {
        if (words.size() < 4) throw new NoteRefused.Malformed("it does not read group name all|any|number member...");
        var name = define(words.get(1));
        var listed = words.subList(3, words.size());
        for (var member : listed) {
            refuseUndefined(member);
            if (!members.add(member)) throw new NoteRefused.Malformed(utf8(member) + " is already in a group");
        }
        groups.put(name, new Policy.Group(threshold(words.get(2), listed.size()), listed));
    }

    private static int threshold(String word, int members) {
        if (word.equals("all")) return members;
        if (word.equals("any")) return 1;
        if (!THRESHOLD.matcher(word).matches() || Integer.parseInt(word) > members)
            throw new NoteRefused.Malformed(
                    "a group needs all, any or 1 to " + members + " of its members, not " + utf8(word));
        return Integer.parseInt(word);
    }

    private void quorum(List<String> words) {
        if (words.size() != 2) throw new NoteRefused.Malformed("it does not read quorum name");
        if (quorum != null) throw new NoteRefused.Malformed("there is a quorum already");
        if (!words.get(1).equals(Policy.NONE)) refuseUndefined(words.get(1));
        quorum = words.get(1);
    }

    private String define(String name) {
        if (name.equals(Policy.NONE) || witnesses.containsKey(name) || groups.containsKey(name))
            throw new NoteRefused.Malformed(utf8(name) + " is defined already");
        return name;
    }

    private void refuseUndefined(String name) {
        if (!witnesses.containsKey(name) && !groups.containsKey(name))
            throw new NoteRefused.Malformed(utf8(name) + " is not defined above");
    }

    private static void refuseTwice(Key key, List<Key> defined) {
        for (var other : defined)
            if (bare(other).equals(bare(key)))
                throw new NoteRefused.Malformed("the key of " + key.name() + " is defined already");
    }

    /** The key without its name, which may differ where the key is the same. */
    private static String bare(Key key) {
        return Strict.base64(key.encoded());
    }

    private static Key key(String word, Set<KeyType> allowed) {
        var key = Key.parse(utf8(word));
        if (KeyType.of(key.encoded()).filter(allowed::contains).isEmpty())
            throw new NoteRefused.Malformed("the key of " + key.name() + " is not of a type for this: " + allowed);
        key.verifier();
        return key;
    }

    private static String utf8(String word) {
        return new String(word.getBytes(ISO_8859_1), UTF_8);
    }
}
