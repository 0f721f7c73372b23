package org.taizhang.domain.target;

import java.util.List;
import org.taizhang.domain.Refused;
import org.taizhang.domain.target.Check.Snmp.Version;

/** What annotations cannot say of a check by SNMP. */
final class SnmpSoundness {
    private SnmpSoundness() {}

    static void refuse(Check.Snmp snmp) {
        var encrypts = snmp.privacyCredential() != null;
        if (snmp.version() == Version.V2C && (encrypts || snmp.authentication() != null))
            throw new Refused("target.snmp-community");
        if (snmp.privacy() != null && !encrypts) throw new Refused("target.snmp-privacy");
        for (var value : snmp.values() == null ? List.<SnmpValue>of() : snmp.values())
            if (value.read() == SnmpValue.Read.OK
                    && (value.ok() == null || value.ok().isEmpty())) throw new Refused("target.snmp-ok", value.oid());
    }
}
