package org.taizhang.probes.snmp;

import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** Why an agent of version 3 reports instead of answering (RFC 3414, RFC 3412). */
final class Reports {
    private Reports() {}

    static String why(PDU report) {
        var oid = report.size() == 0 ? new OID() : report.get(0).getOid();
        if (oid.equals(SnmpConstants.usmStatsUnknownUserNames)) return "does not know the user";
        if (oid.equals(SnmpConstants.usmStatsWrongDigests))
            return "refuses the authentication passphrase or its protocol";
        if (oid.equals(SnmpConstants.usmStatsDecryptionErrors)) return "refuses the privacy passphrase or its protocol";
        if (oid.equals(SnmpConstants.usmStatsUnsupportedSecLevels)) return "does not serve the user at this level";
        if (oid.equals(SnmpConstants.usmStatsNotInTimeWindows)) return "finds the request too old or too new";
        if (oid.equals(SnmpConstants.usmStatsUnknownEngineIDs)) return "is another engine than it was";
        return "reported " + oid.toDottedString();
    }
}
