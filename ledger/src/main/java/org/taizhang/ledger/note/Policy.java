package org.taizhang.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom to believe: any one of the logs, as long as a quorum of the witnesses has cosigned. Policies are read from files. */
public final class Policy {
    /** A log, whose key's name is its origin; the address is empty if none is given. */
    public record Log(Key key, String url) {}

    /** A witness by its name in the policy; the address is empty if none is given. */
    public record Witness(String name, Key key, String url) {}

    /** Needs {@code threshold} of the members, which are names of witnesses and groups. */
    record Group(int threshold, List<String> members) {}

    /** A checkpoint that may be believed, the keys of logs that signed it, the witnesses that cosigned it. */
    public record Trusted(Checkpoint checkpoint, SignedNote note, Set<Key> logs, Set<Witness> witnesses) {}

    static final String NONE = "none";

    private final List<Log> logs;
    private final Map<String, Witness> witnesses;
    private final Map<String, Group> groups;
    private final String quorum;

    Policy(List<Log> logs, Map<String, Witness> witnesses, Map<String, Group> groups, String quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = Map.copyOf(witnesses);
        this.groups = Map.copyOf(groups);
        this.quorum = quorum;
    }

    /** Reads a policy file. */
    public static Policy parse(byte[] file) {
        return new PolicyFile().read(file);
    }

    public List<Log> logs() {
        return logs;
    }

    public Collection<Witness> witnesses() {
        return witnesses.values();
    }

    /** Opens a note that is a checkpoint of one of the logs, cosigned by a quorum. */
    public Trusted check(byte[] message) {
        var known = new ArrayList<NoteVerifier>();
        for (var log : logs) known.add(log.key().verifier());
        for (var witness : witnesses.values()) known.add(witness.key().verifier());
        var opened = SignedNote.open(message, known);
        var keys = new LinkedHashSet<Key>();
        for (var verifier : opened.verifiedBy()) keys.add(verifier.key());
        var checkpoint = Checkpoint.parse(opened.text());

        var signed = new LinkedHashSet<Key>();
        for (var log : logs)
            if (keys.contains(log.key()) && log.key().name().equals(checkpoint.origin())) signed.add(log.key());
        if (signed.isEmpty())
            throw new NoteRefused.NotSigned(
                    "No log of the policy has signed this checkpoint of " + checkpoint.origin());
        var cosigned = new LinkedHashMap<String, Witness>();
        witnesses.forEach((name, witness) -> {
            if (keys.contains(witness.key())) cosigned.put(name, witness);
        });
        if (!quorum.equals(NONE) && !satisfied(quorum, cosigned.keySet()))
            throw new NoteRefused.NoQuorum("The policy's quorum is not reached: " + cosigned.size() + " of "
                    + witnesses.size() + " witnesses have cosigned");
        return new Trusted(checkpoint, opened.note(), signed, Set.copyOf(cosigned.values()));
    }

    private boolean satisfied(String name, Set<String> cosigned) {
        var group = groups.get(name);
        if (group == null) return cosigned.contains(name);
        return group.members().stream()
                        .filter(member -> satisfied(member, cosigned))
                        .count()
                >= group.threshold();
    }
}
