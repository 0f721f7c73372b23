package org.taizhang.probes.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.SnmpValue;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;

/** Real agents, what lets into them, and runs of the probe as the product does them. */
final class SnmpAgents {
    private static final Map<String, Credential> KNOWN = Map.ofEntries(
            Map.entry("file:public", new Credential("", "public")),
            Map.entry("file:moving", new Credential("", "moving")),
            Map.entry("file:narrow", new Credential("", "narrow")),
            Map.entry("file:switch", new Credential("", "switch")),
            Map.entry("file:array", new Credential("", "array")),
            Map.entry("file:wrong", new Credential("", "not-it")),
            Map.entry("file:user", new Credential("monuser", "authpass123")),
            Map.entry("file:weak", new Credential("weakuser", "authpass123")),
            Map.entry("file:stranger", new Credential("nobody", "authpass123")),
            Map.entry("file:wrong-user", new Credential("monuser", "authpass124")),
            Map.entry("file:privacy", new Credential("", "privpass123")),
            Map.entry("file:wrong-privacy", new Credential("", "privpass124")),
            Map.entry("file:short", new Credential("monuser", "short")));

    private SnmpAgents() {}

    static Credential find(String reference) throws Failed {
        var found = KNOWN.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    }

    static Check.Snmp community(String credential, int port, Profile profile, SnmpValue... values) {
        return new Check.Snmp(Version.V2C, port, credential, null, null, null, profile, null, null, List.of(values));
    }

    static Check.Snmp user(
            String credential, int port, Authentication authentication, String privacyCredential, Privacy privacy) {
        return new Check.Snmp(
                Version.V3, port, credential, authentication, privacyCredential, privacy, null, null, null, null);
    }

    static Observation run(SnmpProbe probe, UUID target, Check.Snmp check, Duration timeout) {
        try {
            return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC())
                    .run(new Watched(target, "127.0.0.1", check, Duration.ofMinutes(1), timeout));
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
