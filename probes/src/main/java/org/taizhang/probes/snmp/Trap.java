package org.taizhang.probes.snmp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * What a device told by itself.
 *
 * @param name such as {@code linkDown}, or the trap's OID where it is none of the standard ones
 * @param link the index of the interface that it is about, of a linkDown or linkUp
 */
record Trap(String name, @Nullable OID link) {
    private static final OID STANDARD = new OID("1.3.6.1.6.3.1.1.5");
    private static final OID INTERFACES = new OID("1.3.6.1.2.1.2.2.1");
    private static final List<String> NAMES =
            List.of("coldStart", "warmStart", "linkDown", "linkUp", "authenticationFailure", "egpNeighborLoss");
    private static final String DOWN = "linkDown";
    private static final String UP = "linkUp";

    /** The trap of a notification of any version; nothing where it does not say which it is. */
    static Optional<Trap> of(PDU notification) {
        var oid = notification instanceof PDUv1 old ? oid(old) : oid(notification);
        return Optional.ofNullable(oid).map(found -> {
            var name = name(found);
            return new Trap(name, name.equals(DOWN) || name.equals(UP) ? link(notification) : null);
        });
    }

    boolean isDown() {
        return name.equals(DOWN);
    }

    private static @Nullable OID oid(PDU notification) {
        return notification.getVariable(SnmpConstants.snmpTrapOID) instanceof OID oid ? oid : null;
    }

    /** As RFC 3584 has the traps of version 1. */
    private static OID oid(PDUv1 trap) {
        return trap.getGenericTrap() < PDUv1.ENTERPRISE_SPECIFIC
                ? new OID(STANDARD).append(trap.getGenericTrap() + 1)
                : new OID(trap.getEnterprise()).append(0).append(trap.getSpecificTrap());
    }

    private static String name(OID oid) {
        var number = oid.size() == STANDARD.size() + 1 && oid.startsWith(STANDARD) ? oid.last() : 0;
        return number >= 1 && number <= NAMES.size() ? NAMES.get(number - 1) : oid.toDottedString();
    }

    /** Every binding of a link trap is a column of ifTable, whose row is the interface. */
    private static @Nullable OID link(PDU notification) {
        return notification.getVariableBindings().stream()
                .map(VariableBinding::getOid)
                .filter(oid -> oid.startsWith(INTERFACES) && oid.size() == INTERFACES.size() + 2)
                .findFirst()
                .map(oid -> new OID(new int[] {oid.last()}))
                .orElse(null);
    }
}
