package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.taizhang.domain.target.SnmpValue;
import org.taizhang.domain.target.SnmpValue.Read;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;

/** What a check names itself, of any MIB: a device that does not have it is not well. */
final class OwnValues {
    private final Agent agent;
    private final Memory memory;
    private final Readings readings;
    private final Map<String, NavigableMap<OID, Variable>> known = new HashMap<>();

    OwnValues(Agent agent, Memory memory, Readings readings) {
        this.agent = agent;
        this.memory = memory;
        this.readings = readings;
    }

    void read(List<SnmpValue> values) throws IOException, InterruptedException {
        for (var value : values) read(value);
    }

    private void read(SnmpValue value) throws IOException, InterruptedException {
        readings.step("reading " + value.oid() + " of " + agent.name());
        var rows = rows(value.oid());
        if (rows.isEmpty()) throw new Failed(agent.name() + " has nothing at " + value.oid());
        var labels = value.label() == null ? new TreeMap<OID, Variable>() : rows(value.label());
        var wholes = value.whole() == null ? null : rows(value.whole());
        rows.forEach((index, row) -> {
            var label = Values.text(labels.get(index));
            var instance = label.isEmpty() ? index.toDottedString() : label;
            tell(value, instance, row, wholes == null ? null : wholes.get(index));
        });
    }

    private void tell(SnmpValue value, String instance, Variable row, @Nullable Variable whole) {
        var factor = value.factor() == null ? 1 : value.factor();
        switch (value.read() == null ? Read.VALUE : value.read()) {
            case VALUE ->
                readings.put(
                        value.metric(),
                        instance,
                        value.whole() == null
                                ? factor * Values.number(row)
                                : factor * Values.number(row) / Values.number(whole));
            case RATE ->
                readings.put(
                        value.metric(),
                        instance,
                        factor
                                * memory.perSecond(
                                        value.metric() + ' ' + value.oid() + ' ' + instance,
                                        row,
                                        Double.POSITIVE_INFINITY));
            case OK -> {
                var ok = value.ok() == null ? List.<String>of() : value.ok();
                readings.put(value.metric(), instance, ok.contains(Values.text(row)) ? 1 : 0);
            }
            case FACT ->
                readings.fact(
                        instance.isEmpty() ? value.metric() : value.metric() + '{' + instance + '}', Values.text(row));
        }
    }

    /** The rows of a column, read once a run, or a single value under an empty index. */
    private NavigableMap<OID, Variable> rows(String oid) throws IOException, InterruptedException {
        var rows = known.get(oid);
        if (rows == null) {
            var at = new OID(oid);
            rows = oid.endsWith(".0") ? new TreeMap<>() : agent.column(at);
            if (rows.isEmpty()) {
                var single = agent.value(at);
                if (single != null) rows.put(new OID(), single);
            }
            known.put(oid, rows);
        }
        return rows;
    }
}
