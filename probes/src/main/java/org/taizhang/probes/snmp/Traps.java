package org.taizhang.probes.snmp;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snmp4j.smi.OID;
import org.taizhang.probes.Readings;

/**
 * The traps of one target up to a run.
 *
 * @param totals how many came since the product started, by their names
 * @param fresh how many of them came since the run before, 0 included
 * @param links which interfaces went down or came up since then; false where one went down at all
 */
record Traps(Map<String, Long> totals, Map<String, Integer> fresh, Map<OID, Boolean> links) {
    Set<OID> down() {
        return links.entrySet().stream()
                .filter(link -> !link.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Puts what came, before the device is asked: it may not answer, and what it answers replaces this.
     *
     * @param interfaces their names, as far as they are known by now
     */
    void tell(Map<OID, String> interfaces, Readings readings) {
        totals.forEach((trap, count) -> readings.put("snmp_traps_total", trap, count));
        fresh.forEach((trap, count) -> readings.put("snmp_traps", trap, count));
        links.forEach((index, isUp) -> readings.put(
                "network_interface_up", interfaces.getOrDefault(index, index.toDottedString()), isUp ? 1 : 0));
    }
}
